import { type ConnectionPoster, frameOf } from '@frontdesk/aws/connections/connection-poster';
import { FrameDelivery } from '@frontdesk/aws/connections/frame-delivery';
import type { ConnectionPosts, Parcel, Posted } from '../ports/connection-posts.ts';

/** Frames by API Gateway's `@connections`. */
export class GatewayConnectionPosts implements ConnectionPosts {
  readonly #poster: ConnectionPoster;
  readonly #delivery: FrameDelivery;

  constructor(poster: ConnectionPoster) {
    this.#poster = poster;
    this.#delivery = new FrameDelivery({ post: (connectionId, frame) => poster.post(connectionId, frame) });
  }

  async deliver(parcels: readonly Parcel[]): Promise<Posted> {
    // Connections share their texts: each is hashed once.
    const frames = new Map(parcels.flatMap((parcel) => parcel.frames).map((text) => [text, frameOf(text)]));
    const { gone, dropped } = await this.#delivery.deliver(
      parcels.map(({ connectionId, frames: texts }) => ({
        connectionId,
        frames: texts.map((text) => frames.get(text) ?? frameOf(text)),
      })),
    );
    await Promise.all(dropped.map((connectionId) => this.#poster.close(connectionId)));
    return { gone, dropped };
  }

  async close(connectionId: string): Promise<void> {
    await this.#poster.close(connectionId);
  }
}
