// Written by `pnpm openapi` from docs/openapi/portal-api.json. Do not edit.

export interface paths {
    "/portal/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your account.
         * @description NOT_FOUND until it is opened with PUT. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readAccount"];
        /**
         * Open your account, or give it another name.
         * @description Opens a sandbox: a practice of your own with providers, free times and insurance plans, which your test keys open and no other key does. May be repeated. Practices that you asked for access before know you by the name that you had then. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
         */
        put: operations["replaceAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make your sandbox what it was at first.
         * @description Appointments, holds, closures and verifications are gone, all times are free, and rules and plans are those of the first day. Keys and subscriptions stay. Call it while nothing else calls the sandbox: what is booked meanwhile may stay. A repeated `Idempotency-Key` still gives its first answer for 24 hours. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        post: operations["resetSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your subscriptions: your sandbox, and the practices that you have asked.
         * @description A change may be missing for a second. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listOwnSubscriptions"];
        put?: never;
        /**
         * Ask a practice for access. Its managers decide.
         * @description `slots:read` is always among the scopes. The answer is the same whether there is such a practice or not: that is for its managers to tell you. What has ended may be asked for again. STATUS_CONFLICT when you have a subscription there already, or 20 requests that nobody has decided on. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        post: operations["requestSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one of your subscriptions.
         * @description Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of a subscription, without the keys themselves.
         * @description Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key of an approved subscription.
         * @description The key is in this answer and nowhere else: a repeated call makes another one. All keys of a subscription share its quota. STATUS_CONFLICT until the practice has approved, and with 50 keys that open. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a key in the place of another, which opens for a grace period.
         * @description The key is in this answer and nowhere else: a repeated call makes another one. Both keys open until `graceSeconds` have passed. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key for good.
         * @description It is refused from now on; within five minutes at the latest if the gateway cannot be told at once. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what to a subscription and its keys, the latest first.
         * @description Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a subscription's webhooks.
         * @description Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listOwnWebhooks"];
        put?: never;
        /**
         * Have events sent to an endpoint of yours, from now on.
         * @description The secret is in this answer and nowhere else. The endpoint must be reachable over HTTPS at public addresses. STATUS_CONFLICT unless the subscription is active. It must open `appointments:read`, and may have ten webhooks. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        post: operations["createOwnWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook; nothing more is sent to it.
         * @description Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        delete: operations["deleteOwnWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send `webhook.test` to the endpoint, once.
         * @description The delivery log shows what came of it. A disabled webhook that answers 2xx is enabled again. STATUS_CONFLICT unless the subscription is active. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`.
         */
        post: operations["testOwnWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks/{webhookId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret; the one before signs too for a while.
         * @description The secret is in this answer and nowhere else. Both sign for `graceSeconds`, a day unless you say otherwise. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
         */
        post: operations["rotateOwnWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a part of the log sent once more.
         * @description The events after `after`, up to and with `until`, of the last seven days, with the ids that they had. New events go first. One replay at a time. STATUS_CONFLICT unless the subscription is active. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        post: operations["replayOwnWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was sent to a webhook in the last seven days, attempt by attempt.
         * @description Of an answer of yours it shows the status and nothing else. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listOwnDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a subscription has called, by day, key, version, route and status.
         * @description Counted from the gateway's access log: answers from the cache, throttled and refused requests too. A request is in it within a minute. Days begin at 00:00 UTC. The last 30 days unless `from` and `to` say otherwise; at most 92. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readSubscriptionUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/subscriptions/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests of the last seven days, the latest first.
         * @description No part of a request or an answer is kept. With a filter, a page may have fewer requests than `limit`, or none, and still a `nextCursor`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "url": "https://hooks.vendor.example.test/frontdesk",
         *       "eventTypes": [
         *         "appointment.booked",
         *         "appointment.cancelled"
         *       ]
         *     }
         */
        CreateWebhookRequest: {
            url: string;
            eventTypes?: ("appointment.booked" | "appointment.rescheduled" | "appointment.cancelled" | "appointment.arrived" | "appointment.fulfilled" | "appointment.noshow" | "appointment.corrected" | "appointment.patient-corrected" | "schedule.changed" | "insurance.verified" | "webhook.test" | "quota.warning")[];
        };
        /**
         * @example {
         *       "graceSeconds": 86400
         *     }
         */
        RotateWebhookRequest: {
            graceSeconds?: number;
        };
        /**
         * @example {
         *       "after": 1800,
         *       "until": 1841
         *     }
         */
        ReplayWebhookRequest: {
            epoch?: string;
            after: number;
            until: number;
        };
        /**
         * @example {
         *       "name": "Acme Practice Management"
         *     }
         */
        ReplaceAccountRequest: {
            name: components["schemas"]["DisplayName"];
        };
        /**
         * @example {
         *       "practiceId": "p001",
         *       "plan": "small",
         *       "scopes": [
         *         "slots:read",
         *         "appointments:read",
         *         "appointments:write"
         *       ],
         *       "purpose": "Online booking for your patients."
         *     }
         */
        RequestSubscriptionRequest: {
            practiceId: string;
            /** @enum {string} */
            plan: "small" | "large" | "enterprise";
            scopes: ("slots:read" | "appointments:read" | "appointments:write" | "insurance:read" | "insurance:write")[];
            purpose?: string;
        };
        /**
         * @example {
         *       "name": "production"
         *     }
         */
        CreateKeyRequest: {
            name: components["schemas"]["DisplayName"];
        };
        /**
         * @example {
         *       "graceSeconds": 3600
         *     }
         */
        RotateKeyRequest: {
            /** @default 86400 */
            graceSeconds: number;
        };
        /** @description What people call it: one line with a letter or digit of any script. Without it, what is there stays. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        DisplayName: string;
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance: string;
            /** @enum {string} */
            code: "INPUT_INVALID" | "IDEMPOTENCY_KEY_REQUIRED" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "SLOT_TAKEN" | "STATUS_CONFLICT" | "IDEMPOTENCY_IN_PROGRESS" | "VERSION_RETIRED" | "STALE_VERSION" | "CONTENT_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "SLOT_UNAVAILABLE" | "IDEMPOTENCY_KEY_REUSED" | "PRECONDITION_REQUIRED" | "RATE_LIMITED" | "QUOTA_EXCEEDED" | "UNEXPECTED" | "UNAVAILABLE";
            errors?: {
                pointer: string;
                message: string;
            }[];
        };
        /**
         * @example {
         *       "message": "Unauthorized"
         *     }
         */
        GatewayMessage: {
            message: string;
        };
        /**
         * @example {
         *       "id": "wh_00000000000000000000000000000001",
         *       "url": "https://hooks.vendor.example.test/frontdesk",
         *       "eventTypes": [
         *         "appointment.booked",
         *         "appointment.cancelled"
         *       ],
         *       "status": "enabled",
         *       "createdAt": "2027-02-01T15:00:00.000Z"
         *     }
         */
        Webhook: {
            id: string;
            url: string;
            eventTypes?: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @enum {string} */
            disabledReason?: "gone" | "failing";
            /** Format: date-time */
            failingSince?: string;
            /** Format: date-time */
            pausedUntil?: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "wh_00000000000000000000000000000001",
         *           "url": "https://hooks.vendor.example.test/frontdesk",
         *           "eventTypes": [
         *             "appointment.booked",
         *             "appointment.cancelled"
         *           ],
         *           "status": "enabled",
         *           "createdAt": "2027-02-01T15:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        /**
         * @example {
         *       "id": "wh_00000000000000000000000000000001",
         *       "url": "https://hooks.vendor.example.test/frontdesk",
         *       "eventTypes": [
         *         "appointment.booked",
         *         "appointment.cancelled"
         *       ],
         *       "status": "enabled",
         *       "createdAt": "2027-02-01T15:00:00.000Z",
         *       "secret": "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
         *     }
         */
        CreatedWebhook: {
            id: string;
            url: string;
            eventTypes?: string[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @enum {string} */
            disabledReason?: "gone" | "failing";
            /** Format: date-time */
            failingSince?: string;
            /** Format: date-time */
            pausedUntil?: string;
            /** Format: date-time */
            createdAt: string;
            secret: string;
        };
        /**
         * @example {
         *       "id": "wh_00000000000000000000000000000001",
         *       "secret": "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
         *       "previousSecretExpiresAt": "2027-02-02T15:00:00.000Z"
         *     }
         */
        RotatedWebhook: {
            id: string;
            secret: string;
            /** Format: date-time */
            previousSecretExpiresAt: string;
        };
        /**
         * @example {
         *       "eventId": "evt_00000000000000000000000000000002"
         *     }
         */
        TestedWebhook: {
            eventId: string;
        };
        /**
         * @example {
         *       "id": "wh_00000000000000000000000000000001",
         *       "epoch": "ep_00000000000000000000000000000001",
         *       "after": 1800,
         *       "until": 1841
         *     }
         */
        ReplayedWebhook: {
            id: string;
            epoch: string;
            after: number;
            until: number;
        };
        /**
         * @example {
         *       "eventId": "evt_00000000000000000000000000000001_1841",
         *       "type": "appointment.booked",
         *       "seq": 1841,
         *       "attempt": 1,
         *       "at": "2027-02-01T15:00:00.400Z",
         *       "outcome": "retrying",
         *       "httpStatus": 503,
         *       "milliseconds": 212,
         *       "nextAttemptAt": "2027-02-01T15:00:05.300Z"
         *     }
         */
        WebhookDelivery: {
            eventId: string;
            type: string;
            seq?: number;
            attempt: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            outcome: "delivered" | "retrying" | "failed";
            httpStatus?: number;
            /** @enum {string} */
            error?: "timeout" | "unreachable" | "address-refused" | "tls";
            milliseconds: number;
            /** Format: date-time */
            nextAttemptAt?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "eventId": "evt_00000000000000000000000000000001_1841",
         *           "type": "appointment.booked",
         *           "seq": 1841,
         *           "attempt": 1,
         *           "at": "2027-02-01T15:00:00.400Z",
         *           "outcome": "retrying",
         *           "httpStatus": 503,
         *           "milliseconds": 212,
         *           "nextAttemptAt": "2027-02-01T15:00:05.300Z"
         *         }
         *       ]
         *     }
         */
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "ven_00000000000000000000000000000001",
         *       "name": "Acme Practice Management",
         *       "email": "developers@acme.test",
         *       "sandboxPracticeId": "sandbox-00000000000000000000000000000001",
         *       "sandboxSubscriptionId": "sub_00000000000000000000000000000002",
         *       "createdAt": "2027-02-01T15:00:00.000Z"
         *     }
         */
        Account: {
            id: string;
            name: string;
            email: string;
            sandboxPracticeId: string;
            sandboxSubscriptionId: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "id": "sub_00000000000000000000000000000001",
         *       "practiceId": "p001",
         *       "sandbox": false,
         *       "status": "requested",
         *       "plan": "small",
         *       "scopes": [
         *         "slots:read",
         *         "appointments:read",
         *         "appointments:write"
         *       ],
         *       "asked": {
         *         "plan": "small",
         *         "scopes": [
         *           "slots:read",
         *           "appointments:read",
         *           "appointments:write"
         *         ],
         *         "purpose": "Online booking for your patients.",
         *         "at": "2027-02-01T15:00:00.000Z"
         *       },
         *       "createdAt": "2027-02-01T15:00:00.000Z"
         *     }
         */
        Subscription: {
            id: string;
            practiceId: string;
            sandbox: boolean;
            /** @enum {string} */
            status: "requested" | "active" | "suspended" | "ended";
            /** @enum {string} */
            plan: "small" | "large" | "enterprise";
            scopes: ("slots:read" | "appointments:read" | "appointments:write" | "insurance:read" | "insurance:write")[];
            asked?: {
                /** @enum {string} */
                plan: "small" | "large" | "enterprise";
                scopes: ("slots:read" | "appointments:read" | "appointments:write" | "insurance:read" | "insurance:write")[];
                purpose?: string;
                /** Format: date-time */
                at: string;
            };
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "sub_00000000000000000000000000000001",
         *           "practiceId": "p001",
         *           "sandbox": false,
         *           "status": "requested",
         *           "plan": "small",
         *           "scopes": [
         *             "slots:read",
         *             "appointments:read",
         *             "appointments:write"
         *           ],
         *           "asked": {
         *             "plan": "small",
         *             "scopes": [
         *               "slots:read",
         *               "appointments:read",
         *               "appointments:write"
         *             ],
         *             "purpose": "Online booking for your patients.",
         *             "at": "2027-02-01T15:00:00.000Z"
         *           },
         *           "createdAt": "2027-02-01T15:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        SubscriptionList: {
            items: components["schemas"]["Subscription"][];
        };
        /**
         * @example {
         *       "keyId": "key_00000000000000000000000000000001",
         *       "name": "production",
         *       "status": "active",
         *       "createdAt": "2027-02-01T15:00:00.000Z",
         *       "lastUsedAt": "2027-02-01T16:00:00.000Z"
         *     }
         */
        Key: {
            keyId: string;
            name: string;
            /** @enum {string} */
            status: "active" | "expiring" | "expired" | "revoked";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: date-time */
            revokedAt?: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "keyId": "key_00000000000000000000000000000001",
         *           "name": "production",
         *           "status": "active",
         *           "createdAt": "2027-02-01T15:00:00.000Z",
         *           "lastUsedAt": "2027-02-01T16:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        KeyList: {
            items: components["schemas"]["Key"][];
        };
        /**
         * @example {
         *       "keyId": "key_00000000000000000000000000000001",
         *       "name": "production",
         *       "createdAt": "2027-02-01T15:00:00.000Z",
         *       "key": "fd_live_00000000000000000000000000000000000000"
         *     }
         */
        ShownKey: {
            keyId: string;
            name: string;
            key: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "at": "2027-02-01T15:00:00.000Z",
         *       "action": "key-created",
         *       "by": "vendor",
         *       "keyId": "key_00000000000000000000000000000001"
         *     }
         */
        Activity: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "subscription-requested" | "subscription-created" | "subscription-approved" | "subscription-suspended" | "subscription-resumed" | "subscription-ended" | "key-created" | "key-rotated" | "key-revoked" | "sandbox-reset";
            /** @enum {string} */
            by: "vendor" | "practice" | "operator";
            keyId?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "at": "2027-02-01T15:00:00.000Z",
         *           "action": "key-created",
         *           "by": "vendor",
         *           "keyId": "key_00000000000000000000000000000001"
         *         }
         *       ]
         *     }
         */
        ActivityPage: {
            items: components["schemas"]["Activity"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "from": "2027-02-01",
         *       "to": "2027-02-01",
         *       "asOf": "2027-02-01T15:00:00.000Z",
         *       "quota": {
         *         "plan": "small",
         *         "period": "day",
         *         "used": 803,
         *         "quota": 1000,
         *         "remaining": 197,
         *         "percent": 80,
         *         "warning": 80,
         *         "resetsAt": "2027-02-02T00:00:00.000Z"
         *       },
         *       "warnings": [
         *         {
         *           "day": "2027-02-01",
         *           "percent": 80,
         *           "at": "2027-02-01T14:59:12.000Z"
         *         }
         *       ],
         *       "total": {
         *         "requests": 812,
         *         "cached": 40,
         *         "throttled": 2,
         *         "clientErrors": 9,
         *         "serverErrors": 0,
         *         "averageMilliseconds": 46
         *       },
         *       "days": [
         *         {
         *           "day": "2027-02-01",
         *           "requests": 812,
         *           "cached": 40,
         *           "throttled": 2,
         *           "clientErrors": 9,
         *           "serverErrors": 0,
         *           "averageMilliseconds": 46
         *         }
         *       ],
         *       "keys": [
         *         {
         *           "keyId": "key_00000000000000000000000000000001",
         *           "name": "production",
         *           "requests": 812,
         *           "cached": 40,
         *           "throttled": 2,
         *           "clientErrors": 9,
         *           "serverErrors": 0,
         *           "averageMilliseconds": 46
         *         }
         *       ],
         *       "versions": [
         *         {
         *           "version": "v1",
         *           "requests": 812,
         *           "cached": 40,
         *           "throttled": 2,
         *           "clientErrors": 9,
         *           "serverErrors": 0,
         *           "averageMilliseconds": 46
         *         }
         *       ],
         *       "routes": [
         *         {
         *           "version": "v1",
         *           "method": "GET",
         *           "route": "/v1/appointments/{id}",
         *           "requests": 812,
         *           "cached": 40,
         *           "throttled": 2,
         *           "clientErrors": 9,
         *           "serverErrors": 0,
         *           "averageMilliseconds": 46
         *         }
         *       ],
         *       "statuses": [
         *         {
         *           "status": 200,
         *           "requests": 803
         *         }
         *       ],
         *       "version1": {
         *         "deprecatedAt": "2026-09-01T00:00:00.000Z",
         *         "sunsetAt": "2027-09-01T00:00:00.000Z",
         *         "callers": [
         *           {
         *             "keyId": "key_00000000000000000000000000000001",
         *             "name": "production",
         *             "method": "GET",
         *             "route": "/v1/appointments/{id}",
         *             "requests": 812,
         *             "lastDay": "2027-02-01"
         *           }
         *         ]
         *       }
         *     }
         */
        SubscriptionUsage: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date-time */
            asOf: string;
            quota: {
                /** @enum {string} */
                plan: "small" | "large" | "enterprise";
                /** @enum {string} */
                period: "day";
                used: number;
                quota?: number;
                remaining?: number;
                percent?: number;
                warning?: 80 | 100;
                /** Format: date-time */
                resetsAt: string;
            };
            warnings: {
                /** Format: date */
                day: string;
                percent: 80 | 100;
                /** Format: date-time */
                at: string;
            }[];
            total: {
                requests: number;
                cached: number;
                throttled: number;
                clientErrors: number;
                serverErrors: number;
                averageMilliseconds?: number;
            };
            days: {
                /** Format: date */
                day: string;
                requests: number;
                cached: number;
                throttled: number;
                clientErrors: number;
                serverErrors: number;
                averageMilliseconds?: number;
            }[];
            keys: {
                keyId: string;
                name?: string;
                requests: number;
                cached: number;
                throttled: number;
                clientErrors: number;
                serverErrors: number;
                averageMilliseconds?: number;
            }[];
            versions: {
                /** @enum {string} */
                version: "v1" | "v2" | "fhir";
                requests: number;
                cached: number;
                throttled: number;
                clientErrors: number;
                serverErrors: number;
                averageMilliseconds?: number;
            }[];
            routes: {
                /** @enum {string} */
                version: "v1" | "v2" | "fhir";
                method: string;
                route: string;
                requests: number;
                cached: number;
                throttled: number;
                clientErrors: number;
                serverErrors: number;
                averageMilliseconds?: number;
            }[];
            statuses: {
                status: number;
                requests: number;
            }[];
            version1: {
                /** Format: date-time */
                deprecatedAt: string;
                /** Format: date-time */
                sunsetAt: string;
                callers: {
                    keyId: string;
                    name?: string;
                    method: string;
                    route: string;
                    requests: number;
                    /** Format: date */
                    lastDay: string;
                }[];
            };
        };
        /**
         * @example {
         *       "id": "3f2b8c1e-6d0a-4a52-9a3f-5f4b2a7c9e10",
         *       "at": "2027-02-01T14:59:58.120Z",
         *       "version": "v2",
         *       "method": "GET",
         *       "route": "/v2/appointments/{id}",
         *       "status": 404,
         *       "milliseconds": 31,
         *       "code": "NOT_FOUND",
         *       "keyId": "key_00000000000000000000000000000001",
         *       "keyName": "production",
         *       "cached": false
         *     }
         */
        LoggedRequest: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            version: "v1" | "v2" | "fhir";
            method: string;
            route: string;
            status: number;
            milliseconds: number;
            code?: string;
            keyId: string;
            keyName?: string;
            cached: boolean;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "3f2b8c1e-6d0a-4a52-9a3f-5f4b2a7c9e10",
         *           "at": "2027-02-01T14:59:58.120Z",
         *           "version": "v2",
         *           "method": "GET",
         *           "route": "/v2/appointments/{id}",
         *           "status": 404,
         *           "milliseconds": 31,
         *           "code": "NOT_FOUND",
         *           "keyId": "key_00000000000000000000000000000001",
         *           "keyName": "production",
         *           "cached": false
         *         }
         *       ]
         *     }
         */
        RequestLogPage: {
            items: components["schemas"]["LoggedRequest"][];
            nextCursor?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The resource's version, for `If-Match` and `If-None-Match`.
         * @example "1"
         */
        ETag: string;
        /**
         * @description The path of what was created.
         * @example /appointments/apt_00000000000000000000000000000001
         */
        Location: string;
        /**
         * @description How long who may keep the answer (RFC 9111).
         * @example private, max-age=300
         */
        "Cache-Control": string;
        /**
         * @description Seconds to wait before trying again.
         * @example 1
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    replaceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceAccountRequest"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    resetSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is what it was. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listOwnSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
        };
    };
    requestSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestSubscriptionRequest"];
            };
        };
        responses: {
            /** @description Asked. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyRequest"];
            };
        };
        responses: {
            /** @description The key, told once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownKey"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKeyRequest"];
            };
        };
        responses: {
            /** @description The new key, told once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownKey"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listActivity: {
        parameters: {
            query?: {
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
        };
    };
    listOwnWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most ten, the oldest first; without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
        };
    };
    createOwnWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Created, with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
        };
    };
    deleteOwnWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    testOwnWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sent within seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedWebhook"];
                };
            };
        };
    };
    rotateOwnWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookRequest"];
            };
        };
        responses: {
            /** @description The new secret. It cannot be read again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedWebhook"];
                };
            };
        };
    };
    replayOwnWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhookRequest"];
            };
        };
        responses: {
            /** @description Begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedWebhook"];
                };
            };
        };
    };
    listOwnDeliveries: {
        parameters: {
            query?: {
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of attempts, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
        };
    };
    readSubscriptionUsage: {
        parameters: {
            query?: {
                /** @example 2027-03-01 */
                from?: string;
                /** @example 2027-03-14 */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionUsage"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                keyId?: string;
                status?: "2xx" | "3xx" | "4xx" | "5xx";
                method?: "GET" | "POST" | "PUT" | "DELETE";
                route?: string;
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestLogPage"];
                };
            };
        };
    };
}

export const OPERATIONS = {
  readAccount: { method: 'GET', path: '/portal/account', idempotencyKey: false, precondition: false },
  replaceAccount: { method: 'PUT', path: '/portal/account', idempotencyKey: false, precondition: false },
  resetSandbox: { method: 'POST', path: '/portal/sandbox/reset', idempotencyKey: false, precondition: false },
  listOwnSubscriptions: { method: 'GET', path: '/portal/subscriptions', idempotencyKey: false, precondition: false },
  requestSubscription: { method: 'POST', path: '/portal/subscriptions', idempotencyKey: false, precondition: false },
  readSubscription: { method: 'GET', path: '/portal/subscriptions/{id}', idempotencyKey: false, precondition: false },
  listKeys: { method: 'GET', path: '/portal/subscriptions/{id}/keys', idempotencyKey: false, precondition: false },
  createKey: { method: 'POST', path: '/portal/subscriptions/{id}/keys', idempotencyKey: false, precondition: false },
  rotateKey: { method: 'POST', path: '/portal/subscriptions/{id}/keys/{keyId}/rotate', idempotencyKey: false, precondition: false },
  revokeKey: { method: 'DELETE', path: '/portal/subscriptions/{id}/keys/{keyId}', idempotencyKey: false, precondition: false },
  listActivity: { method: 'GET', path: '/portal/subscriptions/{id}/activity', idempotencyKey: false, precondition: false },
  listOwnWebhooks: { method: 'GET', path: '/portal/subscriptions/{id}/webhooks', idempotencyKey: false, precondition: false },
  createOwnWebhook: { method: 'POST', path: '/portal/subscriptions/{id}/webhooks', idempotencyKey: false, precondition: false },
  deleteOwnWebhook: { method: 'DELETE', path: '/portal/subscriptions/{id}/webhooks/{webhookId}', idempotencyKey: false, precondition: false },
  testOwnWebhook: { method: 'POST', path: '/portal/subscriptions/{id}/webhooks/{webhookId}/test', idempotencyKey: false, precondition: false },
  rotateOwnWebhook: { method: 'POST', path: '/portal/subscriptions/{id}/webhooks/{webhookId}/rotate', idempotencyKey: false, precondition: false },
  replayOwnWebhook: { method: 'POST', path: '/portal/subscriptions/{id}/webhooks/{webhookId}/replay', idempotencyKey: false, precondition: false },
  listOwnDeliveries: { method: 'GET', path: '/portal/subscriptions/{id}/webhooks/{webhookId}/deliveries', idempotencyKey: false, precondition: false },
  readSubscriptionUsage: { method: 'GET', path: '/portal/subscriptions/{id}/usage', idempotencyKey: false, precondition: false },
  listRequests: { method: 'GET', path: '/portal/subscriptions/{id}/requests', idempotencyKey: false, precondition: false },
} as const satisfies Record<keyof operations, unknown>;
