import type { BucketLinks, BucketWriter } from '@frontdesk/aws/bucket';
import { LINK_SECONDS, type Report } from '../domain/report.ts';
import type { FileLink, ReportFiles } from '../ports/report-files.ts';

const CONTENT_TYPES: Readonly<Record<Report['format'], string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

/** Puts the results of reports into a bucket. */
export class BucketReportWriter implements Pick<ReportFiles, 'put'> {
  readonly #bucket: Pick<BucketWriter, 'put'>;

  constructor(bucket: Pick<BucketWriter, 'put'>) {
    this.#bucket = bucket;
  }

  put(report: Report, text: string): Promise<void> {
    const { type, from, to, format } = report;
    const fileName = `${type}-${from}-${to}.${format}`;
    return this.#bucket.put(keyOf(report), { text, contentType: CONTENT_TYPES[format], fileName });
  }
}

/** Links to the results of reports in a bucket. */
export class BucketReportLinks implements Pick<ReportFiles, 'linkTo'> {
  readonly #links: Pick<BucketLinks, 'linkTo'>;

  constructor(links: Pick<BucketLinks, 'linkTo'>) {
    this.#links = links;
  }

  linkTo(report: Report): Promise<FileLink> {
    return this.#links.linkTo(keyOf(report), LINK_SECONDS);
  }
}

/** Ids only: a link stands in histories of browsers. */
function keyOf({ practiceId, id, format }: Report): string {
  return `${practiceId}/${id}.${format}`;
}
