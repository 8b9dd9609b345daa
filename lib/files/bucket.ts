import { S3Client } from '@aws-sdk/client-s3'
import type { Env } from '#lib/env.ts'

/** A bucket, or what lies in it under a prefix: ours alone. */
export type Bucket = {
  client: S3Client
  name: string
  /** Empty, or with a slash at its end. */
  prefix: string
}

export type BucketSettings = Pick<Env, 'STORAGE_URL'> &
  Partial<
    Pick<
      Env,
      | 'S3_ENDPOINT'
      | 'AWS_REGION'
      | 'AWS_ACCESS_KEY_ID'
      | 'AWS_SECRET_ACCESS_KEY'
      | 'AWS_SESSION_TOKEN'
    >
  >

/** The bucket that STORAGE_URL names, as s3://bucket/prefix. */
export function openBucket(settings: BucketSettings): Bucket {
  const { hostname, pathname } = new URL(settings.STORAGE_URL)
  const folders = pathname.split('/').filter((name) => name !== '')
  const prefix = folders.map((name) => `${name}/`).join('')
  return { client: newClient(settings), name: hostname, prefix }
}

/** Without a key of ours it finds one itself: that of the machine's role, or of its configuration. */
function newClient({ S3_ENDPOINT, AWS_REGION = 'us-east-1', ...settings }: BucketSettings) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = settings
  return new S3Client({
    region: AWS_REGION,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(AWS_ACCESS_KEY_ID &&
      AWS_SECRET_ACCESS_KEY && {
        credentials: {
          accessKeyId: AWS_ACCESS_KEY_ID,
          secretAccessKey: AWS_SECRET_ACCESS_KEY,
          ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
        },
      }),
    maxAttempts: 3,
    // Many servers that speak S3 do not know the newer checksums. The signature covers the SHA-256 of what is sent.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 20_000 },
  })
}
