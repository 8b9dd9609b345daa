-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "clear_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "throttle_clear_at_idx" ON "throttle"("clear_at");
