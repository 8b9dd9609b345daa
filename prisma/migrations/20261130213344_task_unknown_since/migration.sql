-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "unknown_since" TIMESTAMPTZ(3);
