// Written by `pnpm openapi` from docs/openapi/app-api.json. Do not edit.

export interface paths {
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List appointments by start; at most 31 days.
         * @description Scope: `appointments:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listAppointments"];
        put?: never;
        /**
         * Book a free time for a patient, exactly once per idempotency key.
         * @description Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `IDEMPOTENCY_KEY_REQUIRED`, `SLOT_TAKEN`, `SLOT_UNAVAILABLE`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["bookAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one appointment; 304 when If-None-Match names its version.
         * @description Scope: `appointments:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Cancel; the time is free again. Repeating it changes nothing.
         * @description From `booked` to `cancelled`, `arrived` to `cancelled`, `noshow` to `cancelled`; from any other status `STATUS_CONFLICT`. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        put: operations["cancelAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move to another time or provider, or stay as it was.
         * @description From `booked`; from any other status `STATUS_CONFLICT`. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`, `SLOT_TAKEN`, `SLOT_UNAVAILABLE`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        put: operations["rescheduleAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The patient is here.
         * @description From `booked` to `arrived`, `noshow` to `arrived`; from any other status `STATUS_CONFLICT`. At most 24 hours before the start; before that `STATUS_CONFLICT` says from when. From `noshow` it takes the time again, up to 7 days after the start: `SLOT_TAKEN` when somebody else has it by now (book a new time). Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`, `SLOT_TAKEN`.
         */
        put: operations["arriveAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/fulfil": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The visit has taken place.
         * @description From `arrived` to `fulfilled`; from any other status `STATUS_CONFLICT`. Not before the start; before that `STATUS_CONFLICT` says from when. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        put: operations["fulfilAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The patient did not come; the time is free again.
         * @description From `booked` to `noshow`; from any other status `STATUS_CONFLICT`. Not before the start; before that `STATUS_CONFLICT` says from when. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        put: operations["noShowAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a mistaken status back by one step.
         * @description From `arrived` to `booked`, `noshow` to `booked`, `fulfilled` to `arrived`, `cancelled` to `booked`; from any other status `STATUS_CONFLICT`. From `noshow` and `cancelled` it takes the time again, up to 7 days after the start: `SLOT_TAKEN` when somebody else has it by now (book a new time). A manager may do so at any time, and whoever made the last change of the status within 2 minutes of it, by the server's clock; for others, and after that, `FORBIDDEN`. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`, `SLOT_TAKEN`, `FORBIDDEN`.
         */
        put: operations["correctAppointment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/patient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct what is known of the patient, whatever the status.
         * @description The body is the whole of it: what it leaves out is no longer there. Only this appointment changes; a search shows a patient as the latest booking or correction tells. A request with the key of an earlier one gets its answer, whatever the version is by then. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STALE_VERSION`, `PRECONDITION_REQUIRED`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`.
         */
        put: operations["correctPatient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who read or changed this appointment.
         * @description Scope: `appointments:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readAppointmentAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find patients by telephone number, by family name and birth date, or by member id.
         * @description Patients are those of the practice’s appointments. Appointments of one name and birth date are of one patient. `phone` finds a number in any notation: numbers are compared in their international form, those without a country code as numbers of the United States; an extension is not compared. `familyName` is compared without case, diacritics and punctuation, and with the given name of a patient who has no family name. `birthDate` is compared as it is: `1980` finds patients of whom no more than the year is known. `memberId` is compared without case, spaces and hyphens. A booking is found within two seconds. Patients with the nearest appointment come first; above 25, `truncated` is true. Something that too many appointments have (a number that a practice gives for patients without one) is INPUT_INVALID. Each appointment from which an answer tells leaves an audit entry. Scope: `appointments:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
         */
        post: operations["searchPatients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the patients who have the telephone number that a call comes from.
         * @description The patients and their order are those of `POST /patients/search` with the caller’s number, and are audited alike. The number itself is in no answer. It is known from the call’s beginning, for a day; without one, and when the caller withholds it, there are no patients. `truncated` is true when more patients match than are shown, and when so many appointments have the number that nobody is shown. Scope: `appointments:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listPatientsOfCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the times that you hold.
         * @description Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listHolds"];
        put?: never;
        /**
         * Keep a free time for five minutes.
         * @description A second hold by the same person for the same provider, appointment type and start renews the first: the answer is a new hold with five more minutes, and the id of the first is not found any more. Whatever else overlaps a hold is `SLOT_TAKEN`, also for the person who holds it. One person may hold 10 times at once at a practice; the next is `RATE_LIMITED` until one is booked, released or lapses, which `Retry-After` tells. Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `SLOT_TAKEN`, `SLOT_UNAVAILABLE`, `IDEMPOTENCY_IN_PROGRESS`, `IDEMPOTENCY_KEY_REUSED`, `RATE_LIMITED`.
         */
        post: operations["createHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{id}": {
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
         * Give a held time back.
         * @description Scope: `appointments:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        delete: operations["releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the practice's time zone, providers and appointment types.
         * @description Scope: `slots:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readPractice"];
        /**
         * Replace what the practice is called.
         * @description The entity tag is the `version` that `GET /practices/{id}` answers, in quotes. Members other than `displayName` are accepted as GET answered them and have no effect. Scope: `schedules:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STALE_VERSION`, `PRECONDITION_REQUIRED`.
         */
        put: operations["replacePractice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find free times of one provider or of any; at most 31 days.
         * @description Free times lie on the practice's start grid and on its offer interval. Both are counted on the wall clock from the start of each opening window: a window from 08:30 with a grid of 60 minutes has 08:30, 09:30, 10:30. A reading that the clocks show twice is two free times, one that they skip is none. Bookings are held to the same start grid. `ignoreAppointmentId` asks for the times to which that appointment could be rescheduled. What it takes itself counts as free, so its own start is among them wherever it could be booked; its rooms and equipment must be free as well. Its type is the one to ask for. An unknown appointment is NOT_FOUND, one that cannot be rescheduled STATUS_CONFLICT. Scope: `slots:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`.
         */
        get: operations["searchSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/schedules/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a provider's opening hours.
         * @description Scope: `slots:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readSchedule"];
        /**
         * Replace a provider's opening hours; If-None-Match: * creates the provider.
         * @description A window in which no appointment type of the practice can start and end is INPUT_INVALID. Scope: `schedules:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STALE_VERSION`, `PRECONDITION_REQUIRED`.
         */
        put: operations["replaceSchedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/appointment-types/{appointmentType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace what an appointment type takes; If-None-Match: * creates it.
         * @description The entity tag is the `version` that `GET /practices/{id}` lists, in quotes. Appointments that are booked keep their time. INPUT_INVALID with a pointer for a type that takes more than 360 minutes with its buffers, that fits no opening window, or that leaves an opening window in which no appointment can start. Scope: `schedules:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STALE_VERSION`, `PRECONDITION_REQUIRED`.
         */
        put: operations["replaceAppointmentType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List closures, each with the appointments that still stand in it.
         * @description Scope: `slots:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listClosures"];
        put?: never;
        /**
         * Close the practice or one provider for a time; appointments that stand in it are listed.
         * @description Scope: `schedules:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `IDEMPOTENCY_KEY_REUSED`.
         */
        post: operations["createClosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/closures/{closureId}": {
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
         * Open again.
         * @description Scope: `schedules:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        delete: operations["deleteClosure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls by when they began; at most 31 days.
         * @description Scope: `calls:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one call.
         * @description Scope: `calls:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is to be called back: open tasks, longest waiting first, or closed ones, latest first.
         * @description Scope: `calls:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listCallTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a task, release it, note that nobody answered, or close it. Repeating it changes nothing.
         * @description Scope: `calls:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        put: operations["changeCallTask"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/insurance-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the insurance plans that the practice takes; 304 when If-None-Match names their version.
         * @description All plans in one answer, by payer and name. The list changes about weekly: a browser may show its copy for five minutes (`Cache-Control: private, max-age=300`). The entity tag is `version` in quotes. Scope: `insurance:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listInsurancePlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/insurance/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a payer whether it covers a patient on a day. Payers are slow: the answer is read later.
         * @description A payer that cannot answer now is asked again by itself, with growing pauses, for 24 hours (`retrying`). What the caller or the practice must mend ends the verification at once (`failed`, with `errors`): mend it and ask again. Who asks for the same patient, payer and service date within 24 hours gets the last verification again, with `asOf` once the payer has answered, and the payer is not asked anew; one that failed is. The answer is always 202; `Retry-After: 0` says that it is complete. Scope: `insurance:write`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_KEY_REUSED`, `IDEMPOTENCY_IN_PROGRESS`.
         */
        post: operations["createVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/insurance/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a verification, and what the payer answered.
         * @description While it is `queued` or `retrying`, `Retry-After` says when to look again: the longer it takes, the later. `insurance.verified` tells dashboards. Scope: `insurance:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/insurance/unverified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the appointments of a day whose patients are not known to be covered: the practice's tomorrow, unless `date` says another day.
         * @description Booked appointments and those whose patients are here, earliest first. A page looks at `limit` appointments and has those that are not verified, which may be none; follow `nextCursor` to the end. A verification counts for 24 hours; one that counts at 18:00 of the evening before counts through the day. Who is asked follows from the `memberId` and the `planId` of the patient; without a plan of the practice the state is `no-plan`, and no payer is asked. Scope: `insurance:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listUnverified"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a ticket for one realtime connection, to be used within thirty seconds.
         * @description Scope: `calls:read` or `appointments:read`. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        post: operations["createRealtimeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the vendors that reach the practice, or ask to.
         * @description Names and purposes are what strangers have typed: show them as text. A change may be missing for a second. Scope: `vendors:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["listVendorSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/subscriptions/{subscriptionId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a vendor what it asks for, or less of it.
         * @description INPUT_INVALID for more than was asked; `slots:read` is always given. Of two managers who decide differently the second one gets STATUS_CONFLICT. Repeating it changes nothing. Scope: `vendors:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `STATUS_CONFLICT`.
         */
        put: operations["approveSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/subscriptions/{subscriptionId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a vendor out for now.
         * @description While it is suspended, its keys are refused; within five minutes at the latest if the gateway cannot be told at once. Repeating it changes nothing. Scope: `vendors:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`.
         */
        put: operations["suspendSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/subscriptions/{subscriptionId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let a suspended vendor in again.
         * @description Its keys open again. Repeating it changes nothing. Scope: `vendors:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`.
         */
        put: operations["resumeSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/subscriptions/{subscriptionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * End a subscription for good, or decline a request.
         * @description From now on its keys are refused; within five minutes at the latest if the gateway cannot be told at once. The vendor may ask again. Repeating it changes nothing. Scope: `vendors:write`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `STATUS_CONFLICT`.
         */
        put: operations["endSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a report over days of the practice; it is made within seconds, and read later.
         * @description Days are those of the practice, both included, two years at most. docs/reports.md defines each report and what it can be grouped by. A report is made once: for newer numbers ask for another. It can be read for seven days. Scope: `reports:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `IDEMPOTENCY_KEY_REUSED`, `IDEMPOTENCY_IN_PROGRESS`.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a report.
         * @description While it is `queued` or `waiting`, `Retry-After` says when to look again. `asOf` is the time of the newest event that the numbers include. A result of more than about 300 KB is a file: `link` is where it is read for fifteen minutes. Scope: `reports:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practices/{id}/weekly-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which report the practice gets each week.
         * @description NOT_FOUND where it gets none. Scope: `reports:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        get: operations["readWeeklyReport"];
        /**
         * Let a report be made each week.
         * @description It counts the seven days before the day on which it is made, and is made within minutes of the hour by the clock of the practice. The event `report.ready` tells when it can be read. Weeks that an outage has missed are made afterwards, eight at most. Scope: `reports:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`, `CONTENT_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`.
         */
        put: operations["replaceWeeklyReport"];
        post?: never;
        /**
         * Let no report be made each week.
         * @description Repeating it changes nothing. Reports that were made remain. Scope: `reports:read`. Role: `manager` or above. Error codes: `INPUT_INVALID`, `FORBIDDEN`, `NOT_FOUND`, `UNEXPECTED`, `UNAVAILABLE`.
         */
        delete: operations["deleteWeeklyReport"];
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
         *       "providerId": "dr-adams",
         *       "appointmentType": "exam",
         *       "start": "2027-03-01T09:00:00-05:00",
         *       "patient": {
         *         "givenName": "Sample",
         *         "familyName": "Patient",
         *         "birthDate": "2000-01-01",
         *         "phone": "+1 555 0100",
         *         "email": "sample.patient@example.test",
         *         "memberId": "SAMPLE-0001",
         *         "planId": "choice-ppo"
         *       },
         *       "resourceIds": [
         *         "room-1"
         *       ]
         *     }
         */
        BookAppointmentRequest: {
            providerId: string;
            appointmentType: string;
            /** Format: date-time */
            start: string;
            patient: components["schemas"]["PatientDetails"];
            reason?: components["schemas"]["FreeText"];
            holdId?: string;
            callId?: string;
            resourceIds?: string[];
        };
        /**
         * @description A patient with one name has it as `familyName` or as `givenName`; the other is absent.
         * @example {
         *       "givenName": "Sample",
         *       "familyName": "Patient",
         *       "birthDate": "2000-01-01",
         *       "phone": "+1 555 0100",
         *       "email": "sample.patient@example.test",
         *       "memberId": "SAMPLE-0001",
         *       "planId": "choice-ppo"
         *     }
         */
        PatientDetails: {
            givenName?: components["schemas"]["PersonName"];
            familyName?: components["schemas"]["PersonName"];
            birthDate: components["schemas"]["BirthDate"];
            phone?: components["schemas"]["TelephoneNumber"];
            email?: components["schemas"]["EmailAddress"];
            memberId?: components["schemas"]["MemberId"];
            planId?: string;
        };
        /**
         * @example {
         *       "reason": "pat"
         *     }
         */
        CancelAppointmentRequest: {
            /** @enum {string} */
            reason: "pat" | "pat-crs" | "pat-cpp" | "pat-dec" | "pat-fb" | "pat-lt" | "pat-mt" | "pat-mv" | "pat-preg" | "pat-swl" | "pat-ucp" | "prov" | "prov-pers" | "prov-dch" | "prov-edu" | "prov-hosp" | "prov-labs" | "prov-mri" | "prov-onc" | "maint" | "meds-inc" | "other" | "oth-cms" | "oth-err" | "oth-fin" | "oth-iv" | "oth-int" | "oth-mu" | "oth-room" | "oth-oerr" | "oth-swie" | "oth-weath";
            note?: components["schemas"]["FreeText"];
        };
        /**
         * @example {
         *       "start": "2027-03-02T10:00:00-05:00"
         *     }
         */
        RescheduleAppointmentRequest: {
            /** Format: date-time */
            start: string;
            providerId?: string;
        };
        /**
         * @example {
         *       "patient": {
         *         "givenName": "Sample",
         *         "familyName": "Patient",
         *         "birthDate": "2000-01-01",
         *         "phone": "+1 555 0100",
         *         "email": "sample.patient@example.test",
         *         "memberId": "SAMPLE-0001",
         *         "planId": "choice-ppo"
         *       }
         *     }
         */
        CorrectPatientRequest: {
            patient: components["schemas"]["PatientDetails"];
            reason?: components["schemas"]["FreeText"];
        };
        /**
         * @description One of the three ways to search, and no members of another.
         * @example {
         *       "phone": "+1 (555) 0100"
         *     }
         */
        SearchPatientsRequest: {
            phone?: components["schemas"]["TelephoneNumber"];
            familyName?: components["schemas"]["PersonName"];
            birthDate?: components["schemas"]["BirthDate"];
            memberId?: components["schemas"]["MemberId"];
        } & (unknown | unknown | unknown);
        /**
         * @example {
         *       "providerId": "dr-adams",
         *       "appointmentType": "exam",
         *       "start": "2027-03-01T09:00:00-05:00"
         *     }
         */
        CreateHoldRequest: {
            providerId: string;
            appointmentType: string;
            /** Format: date-time */
            start: string;
        };
        /**
         * @example {
         *       "displayName": "Riverside Family Practice"
         *     }
         */
        ReplacePracticeRequest: {
            displayName: components["schemas"]["DisplayName"];
            id?: unknown;
            timeZone?: unknown;
            providers?: unknown;
            appointmentTypes?: unknown;
            version?: unknown;
        };
        /**
         * @example {
         *       "weekly": [
         *         {
         *           "dayOfWeek": "mon",
         *           "start": "09:00",
         *           "end": "17:00"
         *         },
         *         {
         *           "dayOfWeek": "tue",
         *           "start": "09:00",
         *           "end": "12:00"
         *         }
         *       ],
         *       "overrides": [
         *         {
         *           "date": "2027-12-24",
         *           "windows": []
         *         }
         *       ]
         *     }
         */
        ReplaceScheduleRequest: {
            weekly: {
                start: string;
                end: string;
                /** @enum {string} */
                dayOfWeek: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            }[];
            /** @default [] */
            overrides: {
                /** Format: date */
                date: string;
                windows: {
                    start: string;
                    end: string;
                }[];
            }[];
            displayName?: components["schemas"]["DisplayName"];
            practiceId?: unknown;
            providerId?: unknown;
            timeZone?: unknown;
            version?: unknown;
        };
        /**
         * @example {
         *       "displayName": "Eye exam",
         *       "durationMinutes": 30,
         *       "bufferBeforeMinutes": 0,
         *       "bufferAfterMinutes": 0
         *     }
         */
        ReplaceAppointmentTypeRequest: {
            displayName?: components["schemas"]["DisplayName"];
            durationMinutes: number;
            /** @default 0 */
            bufferBeforeMinutes: number;
            /** @default 0 */
            bufferAfterMinutes: number;
            practiceId?: unknown;
            appointmentType?: unknown;
            version?: unknown;
        };
        /**
         * @example {
         *       "start": "2027-07-05",
         *       "end": "2027-07-05",
         *       "description": "Public holiday"
         *     }
         */
        CreateClosureRequest: {
            start: string;
            end: string;
            providerId?: string;
            description?: components["schemas"]["ClosureDescription"];
        };
        /**
         * @example {
         *       "action": "take"
         *     }
         */
        ChangeCallTaskRequest: {
            /** @enum {string} */
            action: "take" | "release" | "no-answer" | "done";
        };
        /**
         * @description The payer, or a plan of the practice's list, which names its payer. Where both are given, `payerId` is asked.
         * @example {
         *       "planId": "choice-ppo",
         *       "patient": {
         *         "memberId": "SAMPLE-0001",
         *         "givenName": "Sample",
         *         "familyName": "Patient",
         *         "birthDate": "2000-01-01"
         *       },
         *       "serviceDate": "2027-03-01",
         *       "appointmentId": "apt_00000000000000000000000000000001"
         *     }
         */
        CreateVerificationRequest: {
            payerId?: string;
            planId?: string;
            patient: components["schemas"]["InsuredPatient"];
            /** Format: date */
            serviceDate: string;
            appointmentId?: string;
        };
        CreateReportRequest: {
            /** @enum {string} */
            type: "utilization" | "no-shows" | "lead-times" | "third-next-available" | "refills" | "calls" | "eligibility" | "vendor-calls";
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            groupBy?: "provider" | "hour" | "weekday" | "providerHour" | "appointmentType" | "leadTime" | "providerAppointmentType" | "queue" | "payer" | "version" | "vendor" | "vendorVersion";
            /**
             * @default json
             * @enum {string}
             */
            format: "json" | "csv";
        };
        ReplaceWeeklyReportRequest: {
            /** @enum {string} */
            type: "utilization" | "no-shows" | "lead-times" | "third-next-available" | "refills" | "calls" | "eligibility" | "vendor-calls";
            /** @enum {string} */
            groupBy?: "provider" | "hour" | "weekday" | "providerHour" | "appointmentType" | "leadTime" | "providerAppointmentType" | "queue" | "payer" | "version" | "vendor" | "vendorVersion";
            /** @enum {string} */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            hour: number;
            /**
             * @default json
             * @enum {string}
             */
            format: "json" | "csv";
        };
        /**
         * @example {
         *       "memberId": "SAMPLE-0001",
         *       "givenName": "Sample",
         *       "familyName": "Patient",
         *       "birthDate": "2000-01-01"
         *     }
         */
        InsuredPatient: {
            memberId: components["schemas"]["MemberId"];
            givenName?: components["schemas"]["PersonName"];
            familyName?: components["schemas"]["PersonName"];
            birthDate?: components["schemas"]["BirthDate"];
        };
        /**
         * @example {
         *       "plan": "small",
         *       "scopes": [
         *         "slots:read",
         *         "appointments:read",
         *         "appointments:write"
         *       ]
         *     }
         */
        ApproveSubscriptionRequest: {
            /** @enum {string} */
            plan: "small" | "large" | "enterprise";
            scopes: ("slots:read" | "appointments:read" | "appointments:write" | "insurance:read" | "insurance:write")[];
        };
        ContactEvent: {
            id: string;
            /** @constant */
            source: "aws.connect";
            /** @constant */
            "detail-type": "Amazon Connect Contact Event";
            /** Format: date-time */
            time: string;
            detail: {
                contactId: string;
                initialContactId?: string | null;
                previousContactId?: string | null;
                nextContactId?: string | null;
                relatedContactId?: string | null;
                eventType: string;
                channel?: string | null;
                initiationMethod?: string | null;
                initiationTimestamp?: string | null;
                connectedToSystemTimestamp?: string | null;
                disconnectTimestamp?: string | null;
                disconnectReason?: string | null;
                queueInfo?: ({
                    queueArn?: string | null;
                    enqueueTimestamp?: string | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                agentInfo?: ({
                    agentArn?: string | null;
                    connectedToAgentTimestamp?: string | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                customerEndpoint?: unknown;
                tags?: {
                    [key: string]: unknown;
                } | null;
                attributes?: {
                    [key: string]: unknown;
                } | null;
                contactAttributes?: {
                    [key: string]: unknown;
                } | null;
                segmentAttributes?: {
                    [key: string]: unknown;
                } | null;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description One line with a letter or digit of any script. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        PersonName: string;
        /** @description FHIR date: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when the rest is unknown. A date of the calendar, at most 130 years ago and not in the future. */
        BirthDate: string;
        /** @description 3 to 15 digits, grouped by blanks, hyphens, dots, slashes or parentheses, and an extension of up to 15 digits (`x37`, `ext. 37`, `#37`, `,37`, `;ext=37`), which is stored as ` x37`. A `tel:` URI is accepted unless it has a `phone-context`. The API also accepts digits of other scripts, hyphens and spaces of any kind and invisible characters, and stores ASCII. */
        TelephoneNumber: string;
        /** @description The syntax of `<input type=email>`, with at most 64 characters before the @. The API also accepts a domain beyond ASCII, and stores its A-labels (`xn--`). */
        EmailAddress: string;
        /** @description One line, as on the card. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        MemberId: string;
        /** @description Up to 500 characters; line breaks are the only control characters. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        FreeText: string;
        /** @description What people call it: one line with a letter or digit of any script. Without it, what is there stays. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        DisplayName: string;
        /** @description Up to 200 characters; line breaks are the only control characters. The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC. */
        ClosureDescription: string;
        /**
         * @example {
         *       "givenName": "Sample",
         *       "familyName": "Patient",
         *       "birthDate": "2000-01-01",
         *       "phone": "+1 555 0100",
         *       "email": "sample.patient@example.test",
         *       "memberId": "SAMPLE-0001",
         *       "planId": "choice-ppo"
         *     }
         */
        Patient: {
            givenName?: string;
            familyName?: string;
            birthDate: string;
            phone?: string;
            email?: string;
            memberId?: string;
            planId?: string;
        };
        /**
         * @example {
         *       "id": "apt_00000000000000000000000000000001",
         *       "practiceId": "p001",
         *       "providerId": "dr-adams",
         *       "appointmentType": "exam",
         *       "start": "2027-03-01T09:00:00-05:00",
         *       "status": "booked",
         *       "end": "2027-03-01T09:30:00-05:00",
         *       "timeZone": "America/New_York",
         *       "patient": {
         *         "givenName": "Sample",
         *         "familyName": "Patient",
         *         "birthDate": "2000-01-01",
         *         "phone": "+1 555 0100",
         *         "email": "sample.patient@example.test",
         *         "memberId": "SAMPLE-0001",
         *         "planId": "choice-ppo"
         *       },
         *       "resourceIds": [
         *         "room-1"
         *       ],
         *       "version": 1,
         *       "createdAt": "2027-02-01T15:00:00.000Z",
         *       "updatedAt": "2027-02-01T15:00:00.000Z"
         *     }
         */
        Appointment: {
            id: string;
            practiceId: string;
            providerId: string;
            appointmentType: string;
            /** @enum {string} */
            status: "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            timeZone: string;
            patient: components["schemas"]["Patient"];
            reason?: string;
            resourceIds: string[];
            callId?: string;
            cancellation?: {
                /** @enum {string} */
                reason: "pat" | "pat-crs" | "pat-cpp" | "pat-dec" | "pat-fb" | "pat-lt" | "pat-mt" | "pat-mv" | "pat-preg" | "pat-swl" | "pat-ucp" | "prov" | "prov-pers" | "prov-dch" | "prov-edu" | "prov-hosp" | "prov-labs" | "prov-mri" | "prov-onc" | "maint" | "meds-inc" | "other" | "oth-cms" | "oth-err" | "oth-fin" | "oth-iv" | "oth-int" | "oth-mu" | "oth-room" | "oth-oerr" | "oth-swie" | "oth-weath";
                note?: string;
                /** Format: date-time */
                at: string;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            internalNotes?: string;
            billingCode?: string;
            auditTrail?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "apt_00000000000000000000000000000001",
         *           "practiceId": "p001",
         *           "providerId": "dr-adams",
         *           "appointmentType": "exam",
         *           "start": "2027-03-01T09:00:00-05:00",
         *           "status": "booked",
         *           "end": "2027-03-01T09:30:00-05:00",
         *           "timeZone": "America/New_York",
         *           "patient": {
         *             "givenName": "Sample",
         *             "familyName": "Patient",
         *             "birthDate": "2000-01-01",
         *             "phone": "+1 555 0100",
         *             "email": "sample.patient@example.test",
         *             "memberId": "SAMPLE-0001",
         *             "planId": "choice-ppo"
         *           },
         *           "resourceIds": [
         *             "room-1"
         *           ],
         *           "version": 1,
         *           "createdAt": "2027-02-01T15:00:00.000Z",
         *           "updatedAt": "2027-02-01T15:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        AppointmentPage: {
            items: components["schemas"]["Appointment"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "at": "2027-02-01T15:00:00.000Z",
         *       "action": "booked",
         *       "subject": "user-1",
         *       "role": "agent",
         *       "channel": "app",
         *       "requestId": "request-1"
         *     }
         */
        AuditEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "booked" | "read" | "listed" | "found" | "cancelled" | "rescheduled" | "arrived" | "fulfilled" | "noshow" | "corrected" | "patient-corrected" | "audit-read" | "verification-requested";
            subject: string;
            role: string;
            channel: string;
            requestId: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "givenName": "Sample",
         *       "familyName": "Patient",
         *       "birthDate": "2000-01-01",
         *       "phone": "+1 555 0100",
         *       "email": "sample.patient@example.test",
         *       "memberId": "SAMPLE-0001",
         *       "planId": "choice-ppo",
         *       "nextAppointment": {
         *         "id": "apt_00000000000000000000000000000001",
         *         "practiceId": "p001",
         *         "providerId": "dr-adams",
         *         "appointmentType": "exam",
         *         "start": "2027-03-01T09:00:00-05:00",
         *         "status": "booked",
         *         "end": "2027-03-01T09:30:00-05:00",
         *         "timeZone": "America/New_York",
         *         "patient": {
         *           "givenName": "Sample",
         *           "familyName": "Patient",
         *           "birthDate": "2000-01-01",
         *           "phone": "+1 555 0100",
         *           "email": "sample.patient@example.test",
         *           "memberId": "SAMPLE-0001",
         *           "planId": "choice-ppo"
         *         },
         *         "resourceIds": [
         *           "room-1"
         *         ],
         *         "version": 1,
         *         "createdAt": "2027-02-01T15:00:00.000Z",
         *         "updatedAt": "2027-02-01T15:00:00.000Z"
         *       }
         *     }
         */
        FoundPatient: {
            givenName?: string;
            familyName?: string;
            birthDate: string;
            phone?: string;
            email?: string;
            memberId?: string;
            planId?: string;
            nextAppointment?: components["schemas"]["Appointment"];
            lastAppointment?: components["schemas"]["Appointment"];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "givenName": "Sample",
         *           "familyName": "Patient",
         *           "birthDate": "2000-01-01",
         *           "phone": "+1 555 0100",
         *           "email": "sample.patient@example.test",
         *           "memberId": "SAMPLE-0001",
         *           "planId": "choice-ppo",
         *           "nextAppointment": {
         *             "id": "apt_00000000000000000000000000000001",
         *             "practiceId": "p001",
         *             "providerId": "dr-adams",
         *             "appointmentType": "exam",
         *             "start": "2027-03-01T09:00:00-05:00",
         *             "status": "booked",
         *             "end": "2027-03-01T09:30:00-05:00",
         *             "timeZone": "America/New_York",
         *             "patient": {
         *               "givenName": "Sample",
         *               "familyName": "Patient",
         *               "birthDate": "2000-01-01",
         *               "phone": "+1 555 0100",
         *               "email": "sample.patient@example.test",
         *               "memberId": "SAMPLE-0001",
         *               "planId": "choice-ppo"
         *             },
         *             "resourceIds": [
         *               "room-1"
         *             ],
         *             "version": 1,
         *             "createdAt": "2027-02-01T15:00:00.000Z",
         *             "updatedAt": "2027-02-01T15:00:00.000Z"
         *           }
         *         }
         *       ],
         *       "truncated": false
         *     }
         */
        FoundPatients: {
            items: components["schemas"]["FoundPatient"][];
            truncated: boolean;
        };
        /**
         * @example {
         *       "id": "hold_00000000000000000000000000000001",
         *       "practiceId": "p001",
         *       "providerId": "dr-adams",
         *       "appointmentType": "exam",
         *       "start": "2027-03-01T09:00:00-05:00",
         *       "end": "2027-03-01T09:30:00-05:00",
         *       "timeZone": "America/New_York",
         *       "holdTtlSeconds": 300,
         *       "expiresAt": "2027-02-01T15:05:00.000Z"
         *     }
         */
        Hold: {
            id: string;
            practiceId: string;
            providerId: string;
            appointmentType: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            timeZone: string;
            holdTtlSeconds: number;
            /** Format: date-time */
            expiresAt: string;
        };
        HoldList: {
            items: components["schemas"]["Hold"][];
        };
        /**
         * @example {
         *       "id": "p001",
         *       "displayName": "Riverside Family Practice",
         *       "timeZone": "America/New_York",
         *       "providers": [
         *         {
         *           "providerId": "dr-adams",
         *           "displayName": "Dr. Ana Müller"
         *         },
         *         {
         *           "providerId": "dr-baker"
         *         }
         *       ],
         *       "appointmentTypes": [
         *         {
         *           "appointmentType": "exam",
         *           "displayName": "Eye exam",
         *           "durationMinutes": 30,
         *           "bufferBeforeMinutes": 0,
         *           "bufferAfterMinutes": 0,
         *           "version": 1
         *         },
         *         {
         *           "appointmentType": "surgery-consult",
         *           "durationMinutes": 60,
         *           "bufferBeforeMinutes": 0,
         *           "bufferAfterMinutes": 20,
         *           "version": 2
         *         }
         *       ],
         *       "version": 4
         *     }
         */
        Practice: {
            id: string;
            displayName?: string;
            timeZone: string;
            providers: {
                providerId: string;
                displayName?: string;
            }[];
            appointmentTypes: {
                appointmentType: string;
                displayName?: string;
                durationMinutes: number;
                bufferBeforeMinutes: number;
                bufferAfterMinutes: number;
                version: number;
            }[];
            version: number;
        };
        /**
         * @example {
         *       "providerId": "dr-adams",
         *       "start": "2027-03-01T09:00:00-05:00",
         *       "end": "2027-03-01T09:30:00-05:00",
         *       "timeZone": "America/New_York"
         *     }
         */
        Slot: {
            providerId: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            timeZone: string;
        };
        SlotPage: {
            items: components["schemas"]["Slot"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "practiceId": "p001",
         *       "providerId": "dr-adams",
         *       "timeZone": "America/New_York",
         *       "weekly": [
         *         {
         *           "dayOfWeek": "mon",
         *           "start": "09:00",
         *           "end": "17:00"
         *         },
         *         {
         *           "dayOfWeek": "tue",
         *           "start": "09:00",
         *           "end": "12:00"
         *         }
         *       ],
         *       "overrides": [
         *         {
         *           "date": "2027-12-24",
         *           "windows": []
         *         }
         *       ],
         *       "version": 3
         *     }
         */
        Schedule: {
            practiceId: string;
            providerId: string;
            displayName?: string;
            timeZone: string;
            weekly: {
                start: string;
                end: string;
                /** @enum {string} */
                dayOfWeek: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            }[];
            overrides: {
                /** Format: date */
                date: string;
                windows: {
                    start: string;
                    end: string;
                }[];
            }[];
            version: number;
        };
        /**
         * @example {
         *       "practiceId": "p001",
         *       "appointmentType": "exam",
         *       "displayName": "Eye exam",
         *       "durationMinutes": 30,
         *       "bufferBeforeMinutes": 0,
         *       "bufferAfterMinutes": 0,
         *       "version": 2
         *     }
         */
        AppointmentType: {
            practiceId: string;
            appointmentType: string;
            displayName?: string;
            durationMinutes: number;
            bufferBeforeMinutes: number;
            bufferAfterMinutes: number;
            version: number;
        };
        StandingAppointment: {
            id: string;
            providerId: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
        };
        /**
         * @example {
         *       "id": "clo_00000000000000000000000000000001",
         *       "practiceId": "p001",
         *       "start": "2027-07-05T00:00:00-04:00",
         *       "end": "2027-07-06T00:00:00-04:00",
         *       "description": "Public holiday",
         *       "existingAppointments": []
         *     }
         */
        Closure: {
            id: string;
            practiceId: string;
            providerId?: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            description?: string;
            existingAppointments: components["schemas"]["StandingAppointment"][];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "clo_00000000000000000000000000000001",
         *           "practiceId": "p001",
         *           "start": "2027-07-05T00:00:00-04:00",
         *           "end": "2027-07-06T00:00:00-04:00",
         *           "description": "Public holiday",
         *           "existingAppointments": []
         *         }
         *       ]
         *     }
         */
        ClosureList: {
            items: components["schemas"]["Closure"][];
        };
        /**
         * @example {
         *       "id": "00000000-0000-4000-8000-000000000001",
         *       "practiceId": "p001",
         *       "status": "ended",
         *       "channel": "VOICE",
         *       "direction": "inbound",
         *       "initiatedAt": "2027-02-01T15:00:00.000Z",
         *       "queuedAt": "2027-02-01T15:00:10.000Z",
         *       "connectedAt": "2027-02-01T15:00:40.000Z",
         *       "endedAt": "2027-02-01T15:05:40.000Z",
         *       "queueId": "00000000-0000-4000-8000-000000000002",
         *       "agentId": "00000000-0000-4000-8000-000000000003",
         *       "waitSeconds": 30,
         *       "talkSeconds": 300,
         *       "missed": false,
         *       "disconnectReason": "CUSTOMER_DISCONNECT",
         *       "summary": "Inbound call, answered after 30 s, talked for 5 min. 1 appointment booked.",
         *       "appointmentIds": [
         *         "apt_00000000000000000000000000000001"
         *       ],
         *       "version": 5
         *     }
         */
        Call: {
            id: string;
            practiceId: string;
            /** @enum {string} */
            status: "initiated" | "queued" | "connected" | "ended";
            channel: string;
            /** @enum {string} */
            direction: "inbound" | "outbound" | "callback" | "transfer" | "other";
            /** Format: date-time */
            initiatedAt?: string;
            /** Format: date-time */
            queuedAt?: string;
            /** Format: date-time */
            connectedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            queueId?: string;
            agentId?: string;
            waitSeconds?: number;
            talkSeconds?: number;
            missed: boolean;
            disconnectReason?: string;
            summary?: string;
            appointmentIds: string[];
            callbackTask?: {
                id: string;
                /** @enum {string} */
                status: "open" | "closed";
                /** Format: date-time */
                createdAt: string;
                attempts: number;
            };
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "00000000-0000-4000-8000-000000000001",
         *           "practiceId": "p001",
         *           "status": "ended",
         *           "channel": "VOICE",
         *           "direction": "inbound",
         *           "initiatedAt": "2027-02-01T15:00:00.000Z",
         *           "queuedAt": "2027-02-01T15:00:10.000Z",
         *           "connectedAt": "2027-02-01T15:00:40.000Z",
         *           "endedAt": "2027-02-01T15:05:40.000Z",
         *           "queueId": "00000000-0000-4000-8000-000000000002",
         *           "agentId": "00000000-0000-4000-8000-000000000003",
         *           "waitSeconds": 30,
         *           "talkSeconds": 300,
         *           "missed": false,
         *           "disconnectReason": "CUSTOMER_DISCONNECT",
         *           "summary": "Inbound call, answered after 30 s, talked for 5 min. 1 appointment booked.",
         *           "appointmentIds": [
         *             "apt_00000000000000000000000000000001"
         *           ],
         *           "version": 5
         *         }
         *       ]
         *     }
         */
        CallPage: {
            items: components["schemas"]["Call"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "00000000-0000-4000-8000-000000000004",
         *       "practiceId": "p001",
         *       "callId": "00000000-0000-4000-8000-000000000004",
         *       "status": "open",
         *       "createdAt": "2027-02-01T15:03:00.000Z",
         *       "attempts": 1,
         *       "lastAttemptAt": "2027-02-01T15:20:00.000Z",
         *       "ownerId": "00000000-0000-4000-8000-000000000005",
         *       "takenAt": "2027-02-01T15:40:00.000Z",
         *       "version": 6
         *     }
         */
        CallbackTask: {
            id: string;
            practiceId: string;
            callId: string;
            /** @enum {string} */
            status: "open" | "closed";
            /** Format: date-time */
            createdAt: string;
            attempts: number;
            /** Format: date-time */
            lastAttemptAt?: string;
            ownerId?: string;
            /** Format: date-time */
            takenAt?: string;
            doneBy?: string;
            /** Format: date-time */
            doneAt?: string;
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "00000000-0000-4000-8000-000000000004",
         *           "practiceId": "p001",
         *           "callId": "00000000-0000-4000-8000-000000000004",
         *           "status": "open",
         *           "createdAt": "2027-02-01T15:03:00.000Z",
         *           "attempts": 1,
         *           "lastAttemptAt": "2027-02-01T15:20:00.000Z",
         *           "ownerId": "00000000-0000-4000-8000-000000000005",
         *           "takenAt": "2027-02-01T15:40:00.000Z",
         *           "version": 6
         *         }
         *       ]
         *     }
         */
        CallbackTaskPage: {
            items: components["schemas"]["CallbackTask"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "planId": "choice-ppo",
         *       "name": "Choice PPO",
         *       "alias": [
         *         "Choice Plus"
         *       ],
         *       "type": "medical",
         *       "payerId": "SIM-A",
         *       "payerName": "Sample Health Plan"
         *     }
         */
        InsurancePlan: {
            planId: string;
            name: string;
            alias?: string[];
            /** @enum {string} */
            type: "medical" | "dental" | "mental" | "vision";
            payerId: string;
            payerName: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "planId": "choice-ppo",
         *           "name": "Choice PPO",
         *           "alias": [
         *             "Choice Plus"
         *           ],
         *           "type": "medical",
         *           "payerId": "SIM-A",
         *           "payerName": "Sample Health Plan"
         *         }
         *       ],
         *       "version": 3
         *     }
         */
        InsurancePlanList: {
            items: components["schemas"]["InsurancePlan"][];
            version: number;
        };
        /**
         * @example {
         *       "id": "ver_00000000000000000000000000000001",
         *       "practiceId": "p001",
         *       "payerId": "SIM-A",
         *       "planId": "choice-ppo",
         *       "appointmentId": "apt_00000000000000000000000000000001",
         *       "serviceDate": "2027-03-01",
         *       "status": "active",
         *       "asOf": "2027-02-28T15:00:04.000Z",
         *       "benefits": {
         *         "planName": "Choice PPO",
         *         "coverageStart": "2027-01-01",
         *         "copayCents": 2500,
         *         "deductibleRemainingCents": 40000,
         *         "deductibleTotalCents": 150000
         *       },
         *       "result": {
         *         "resourceType": "CoverageEligibilityResponse",
         *         "id": "ver-00000000000000000000000000000001",
         *         "status": "active",
         *         "purpose": [
         *           "validation",
         *           "benefits"
         *         ],
         *         "patient": {
         *           "identifier": {
         *             "value": "SAMPLE-0001"
         *           },
         *           "display": "Sample Patient"
         *         },
         *         "servicedDate": "2027-03-01",
         *         "created": "2027-02-28T15:00:04.000Z",
         *         "request": {
         *           "identifier": {
         *             "value": "ver_00000000000000000000000000000001"
         *           }
         *         },
         *         "outcome": "complete",
         *         "insurer": {
         *           "identifier": {
         *             "value": "SIM-A"
         *           }
         *         },
         *         "insurance": [
         *           {
         *             "coverage": {
         *               "identifier": {
         *                 "value": "SAMPLE-0001"
         *               },
         *               "display": "Choice PPO"
         *             },
         *             "inforce": true,
         *             "benefitPeriod": {
         *               "start": "2027-01-01"
         *             },
         *             "item": [
         *               {
         *                 "category": {
         *                   "coding": [
         *                     {
         *                       "system": "https://x12.org/codes/service-type-codes",
         *                       "code": "30",
         *                       "display": "Health Benefit Plan Coverage"
         *                     }
         *                   ]
         *                 },
         *                 "name": "Choice PPO",
         *                 "benefit": [
         *                   {
         *                     "type": {
         *                       "coding": [
         *                         {
         *                           "system": "http://terminology.hl7.org/CodeSystem/benefit-type",
         *                           "code": "copay"
         *                         }
         *                       ]
         *                     },
         *                     "allowedMoney": {
         *                       "value": 25,
         *                       "currency": "USD"
         *                     }
         *                   },
         *                   {
         *                     "type": {
         *                       "coding": [
         *                         {
         *                           "system": "http://terminology.hl7.org/CodeSystem/benefit-type",
         *                           "code": "deductible"
         *                         }
         *                       ]
         *                     },
         *                     "allowedMoney": {
         *                       "value": 1500,
         *                       "currency": "USD"
         *                     },
         *                     "usedMoney": {
         *                       "value": 1100,
         *                       "currency": "USD"
         *                     }
         *                   }
         *                 ]
         *               }
         *             ]
         *           }
         *         ]
         *       },
         *       "createdAt": "2027-02-28T15:00:00.000Z",
         *       "updatedAt": "2027-02-28T15:00:04.000Z"
         *     }
         */
        Verification: {
            id: string;
            practiceId: string;
            payerId: string;
            planId?: string;
            appointmentId?: string;
            /** Format: date */
            serviceDate: string;
            /** @enum {string} */
            status: "queued" | "retrying" | "active" | "inactive" | "failed";
            /** Format: date-time */
            asOf?: string;
            /** Format: date-time */
            nextTryAt?: string;
            errors?: {
                code: string;
                /** @enum {string} */
                fixBy: "caller" | "practice" | "payer";
                retryable: boolean;
            }[];
            benefits?: {
                planName?: string;
                /** Format: date */
                coverageStart?: string;
                /** Format: date */
                coverageEnd?: string;
                copayCents?: number;
                deductibleRemainingCents?: number;
                deductibleTotalCents?: number;
                primaryCareProvider?: string;
            };
            result?: components["schemas"]["CoverageEligibilityResponse"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @example {
         *       "appointmentId": "apt_00000000000000000000000000000001",
         *       "providerId": "dr-adams",
         *       "appointmentType": "exam",
         *       "start": "2027-03-01T09:00:00-05:00",
         *       "patient": {
         *         "memberId": "SAMPLE-0001",
         *         "givenName": "Sample",
         *         "familyName": "Patient",
         *         "birthDate": "2000-01-01",
         *         "planId": "choice-ppo"
         *       },
         *       "state": "failed",
         *       "verification": {
         *         "id": "ver_00000000000000000000000000000001",
         *         "practiceId": "p001",
         *         "payerId": "SIM-A",
         *         "planId": "choice-ppo",
         *         "appointmentId": "apt_00000000000000000000000000000001",
         *         "serviceDate": "2027-03-01",
         *         "status": "failed",
         *         "errors": [
         *           {
         *             "code": "72",
         *             "fixBy": "caller",
         *             "retryable": false
         *           }
         *         ],
         *         "createdAt": "2027-02-28T23:00:00.000Z",
         *         "updatedAt": "2027-03-01T01:10:00.000Z"
         *       }
         *     }
         */
        UnverifiedAppointment: {
            appointmentId: string;
            providerId: string;
            appointmentType: string;
            /** Format: date-time */
            start: string;
            patient: components["schemas"]["Patient"];
            /** @enum {string} */
            state: "no-member-id" | "no-plan" | "not-verified" | "queued" | "retrying" | "failed" | "inactive";
            verification?: {
                id: string;
                practiceId: string;
                payerId: string;
                planId?: string;
                appointmentId?: string;
                /** Format: date */
                serviceDate: string;
                /** @enum {string} */
                status: "queued" | "retrying" | "active" | "inactive" | "failed";
                /** Format: date-time */
                asOf?: string;
                /** Format: date-time */
                nextTryAt?: string;
                errors?: {
                    code: string;
                    /** @enum {string} */
                    fixBy: "caller" | "practice" | "payer";
                    retryable: boolean;
                }[];
                benefits?: {
                    planName?: string;
                    /** Format: date */
                    coverageStart?: string;
                    /** Format: date */
                    coverageEnd?: string;
                    copayCents?: number;
                    deductibleRemainingCents?: number;
                    deductibleTotalCents?: number;
                    primaryCareProvider?: string;
                };
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
            };
        };
        /**
         * @example {
         *       "date": "2027-03-01",
         *       "items": [
         *         {
         *           "appointmentId": "apt_00000000000000000000000000000001",
         *           "providerId": "dr-adams",
         *           "appointmentType": "exam",
         *           "start": "2027-03-01T09:00:00-05:00",
         *           "patient": {
         *             "memberId": "SAMPLE-0001",
         *             "givenName": "Sample",
         *             "familyName": "Patient",
         *             "birthDate": "2000-01-01",
         *             "planId": "choice-ppo"
         *           },
         *           "state": "failed",
         *           "verification": {
         *             "id": "ver_00000000000000000000000000000001",
         *             "practiceId": "p001",
         *             "payerId": "SIM-A",
         *             "planId": "choice-ppo",
         *             "appointmentId": "apt_00000000000000000000000000000001",
         *             "serviceDate": "2027-03-01",
         *             "status": "failed",
         *             "errors": [
         *               {
         *                 "code": "72",
         *                 "fixBy": "caller",
         *                 "retryable": false
         *               }
         *             ],
         *             "createdAt": "2027-02-28T23:00:00.000Z",
         *             "updatedAt": "2027-03-01T01:10:00.000Z"
         *           }
         *         }
         *       ]
         *     }
         */
        UnverifiedPage: {
            /** Format: date */
            date: string;
            items: components["schemas"]["UnverifiedAppointment"][];
            nextCursor?: string;
        };
        /**
         * @example {
         *       "resourceType": "CoverageEligibilityResponse",
         *       "id": "ver-00000000000000000000000000000001",
         *       "status": "active",
         *       "purpose": [
         *         "validation",
         *         "benefits"
         *       ],
         *       "patient": {
         *         "identifier": {
         *           "value": "SAMPLE-0001"
         *         },
         *         "display": "Sample Patient"
         *       },
         *       "servicedDate": "2027-03-01",
         *       "created": "2027-02-28T15:00:04.000Z",
         *       "request": {
         *         "identifier": {
         *           "value": "ver_00000000000000000000000000000001"
         *         }
         *       },
         *       "outcome": "complete",
         *       "insurer": {
         *         "identifier": {
         *           "value": "SIM-A"
         *         }
         *       },
         *       "insurance": [
         *         {
         *           "coverage": {
         *             "identifier": {
         *               "value": "SAMPLE-0001"
         *             },
         *             "display": "Choice PPO"
         *           },
         *           "inforce": true,
         *           "benefitPeriod": {
         *             "start": "2027-01-01"
         *           },
         *           "item": [
         *             {
         *               "category": {
         *                 "coding": [
         *                   {
         *                     "system": "https://x12.org/codes/service-type-codes",
         *                     "code": "30",
         *                     "display": "Health Benefit Plan Coverage"
         *                   }
         *                 ]
         *               },
         *               "name": "Choice PPO",
         *               "benefit": [
         *                 {
         *                   "type": {
         *                     "coding": [
         *                       {
         *                         "system": "http://terminology.hl7.org/CodeSystem/benefit-type",
         *                         "code": "copay"
         *                       }
         *                     ]
         *                   },
         *                   "allowedMoney": {
         *                     "value": 25,
         *                     "currency": "USD"
         *                   }
         *                 },
         *                 {
         *                   "type": {
         *                     "coding": [
         *                       {
         *                         "system": "http://terminology.hl7.org/CodeSystem/benefit-type",
         *                         "code": "deductible"
         *                       }
         *                     ]
         *                   },
         *                   "allowedMoney": {
         *                     "value": 1500,
         *                     "currency": "USD"
         *                   },
         *                   "usedMoney": {
         *                     "value": 1100,
         *                     "currency": "USD"
         *                   }
         *                 }
         *               ]
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        CoverageEligibilityResponse: {
            /** @constant */
            resourceType: "CoverageEligibilityResponse";
            id: string;
            /** @constant */
            status: "active";
            purpose: ("benefits" | "validation")[];
            patient: {
                identifier?: {
                    system?: string;
                    value: string;
                };
                display?: string;
            };
            /** Format: date */
            servicedDate: string;
            /** Format: date-time */
            created: string;
            request: {
                identifier?: {
                    system?: string;
                    value: string;
                };
                display?: string;
            };
            /** @enum {string} */
            outcome: "complete" | "error";
            disposition?: string;
            insurer: {
                identifier?: {
                    system?: string;
                    value: string;
                };
                display?: string;
            };
            insurance?: {
                coverage: {
                    identifier?: {
                        system?: string;
                        value: string;
                    };
                    display?: string;
                };
                inforce: boolean;
                benefitPeriod?: {
                    /** Format: date */
                    start?: string;
                    /** Format: date */
                    end?: string;
                };
                item?: {
                    category?: {
                        coding?: {
                            system?: string;
                            code: string;
                            display?: string;
                        }[];
                        text?: string;
                    };
                    name?: string;
                    network?: {
                        coding?: {
                            system?: string;
                            code: string;
                            display?: string;
                        }[];
                        text?: string;
                    };
                    benefit?: {
                        type: {
                            coding?: {
                                system?: string;
                                code: string;
                                display?: string;
                            }[];
                            text?: string;
                        };
                        allowedMoney?: {
                            value: number;
                            /** @constant */
                            currency: "USD";
                        };
                        allowedUnsignedInt?: number;
                        allowedString?: string;
                        usedMoney?: {
                            value: number;
                            /** @constant */
                            currency: "USD";
                        };
                    }[];
                }[];
            }[];
            error?: {
                code: {
                    coding?: {
                        system?: string;
                        code: string;
                        display?: string;
                    }[];
                    text?: string;
                };
            }[];
        };
        /**
         * @example {
         *       "ticket": "tkt_p001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
         *       "url": "wss://realtime.example.test/?ticket=tkt_p001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
         *       "expiresAt": "2027-02-01T15:00:30.000Z"
         *     }
         */
        RealtimeTicket: {
            ticket: string;
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @example {
         *       "id": "sub_00000000000000000000000000000001",
         *       "vendor": "Acme Practice Management",
         *       "vendorEmail": "developers@acme.test",
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
         *       "createdAt": "2027-02-01T15:00:00.000Z",
         *       "version": 1
         *     }
         */
        VendorSubscription: {
            id: string;
            vendor: string;
            vendorEmail?: string;
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
            /** Format: date-time */
            lastUsedAt?: string;
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "sub_00000000000000000000000000000001",
         *           "vendor": "Acme Practice Management",
         *           "vendorEmail": "developers@acme.test",
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
         *           "createdAt": "2027-02-01T15:00:00.000Z",
         *           "version": 1
         *         }
         *       ]
         *     }
         */
        VendorSubscriptionList: {
            items: components["schemas"]["VendorSubscription"][];
        };
        Report: {
            id: string;
            practiceId: string;
            /** @enum {string} */
            type: "utilization" | "no-shows" | "lead-times" | "third-next-available" | "refills" | "calls" | "eligibility" | "vendor-calls";
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            groupBy: "provider" | "hour" | "weekday" | "providerHour" | "appointmentType" | "leadTime" | "providerAppointmentType" | "queue" | "payer" | "version" | "vendor" | "vendorVersion";
            /** @enum {string} */
            format: "json" | "csv";
            /** @enum {string} */
            status: "queued" | "waiting" | "completed" | "failed";
            /** @enum {string} */
            obstacle?: "database-unavailable" | "database-not-ready" | "unexpected";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            asOf?: string;
            columns?: {
                name: string;
                unit: string;
            }[];
            rows?: (string | number | null)[][];
            csv?: string;
            link?: {
                /** Format: uri */
                url: string;
                /** Format: date-time */
                expiresAt: string;
                bytes: number;
            };
        };
        WeeklyReport: {
            practiceId: string;
            /** @enum {string} */
            type: "utilization" | "no-shows" | "lead-times" | "third-next-available" | "refills" | "calls" | "eligibility" | "vendor-calls";
            /** @enum {string} */
            groupBy: "provider" | "hour" | "weekday" | "providerHour" | "appointmentType" | "leadTime" | "providerAppointmentType" | "queue" | "payer" | "version" | "vendor" | "vendorVersion";
            /** @enum {string} */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            hour: number;
            /** @enum {string} */
            format: "json" | "csv";
            /** Format: date-time */
            nextAt: string;
            lastReportId?: string;
        };
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
    };
    responses: never;
    parameters: {
        /**
         * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
         * @example 00000000-0000-4000-8000-000000000001
         */
        IdempotencyKeyRequired: string;
        /**
         * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
         * @example 00000000-0000-4000-8000-000000000001
         */
        IdempotencyKey: string;
        /**
         * @description The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description `*`, instead of `If-Match`, to create what is not there yet.
         * @example *
         */
        IfNoneMatchStar: string;
        /**
         * @description The versions that you have; the current one is answered 304.
         * @example "3"
         */
        IfNoneMatch: string;
    };
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
    listAppointments: {
        parameters: {
            query: {
                /** @example 2027-03-01 */
                from: string;
                /** @example 2027-03-14 */
                to: string;
                /** @example dr-adams */
                providerId?: string;
                status?: "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of appointments, earliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentPage"];
                };
            };
        };
    };
    bookAppointment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKeyRequired"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookAppointmentRequest"];
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    readAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The versions that you have; the current one is answered 304.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelAppointmentRequest"];
            };
        };
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    rescheduleAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescheduleAppointmentRequest"];
            };
        };
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    arriveAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    fulfilAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    noShowAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    correctAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    correctPatient: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`, instead of `If-Match`, to create what is not there yet.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchStar"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPatientRequest"];
            };
        };
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
        };
    };
    readAppointmentAudit: {
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
            /** @description The audit trail, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    searchPatients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchPatientsRequest"];
            };
        };
        responses: {
            /** @description The patients, those expected next first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPatients"];
                };
            };
        };
    };
    listPatientsOfCall: {
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
            /** @description The patients, those expected next first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPatients"];
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your own open holds, earliest start first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
        };
    };
    createHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateHoldRequest"];
            };
        };
        responses: {
            /** @description Held. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    releaseHold: {
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
            /** @description Released. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readPractice: {
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
            /** @description The practice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
        };
    };
    replacePractice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`, instead of `If-Match`, to create what is not there yet.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchStar"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplacePracticeRequest"];
            };
        };
        responses: {
            /** @description The practice as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
        };
    };
    searchSlots: {
        parameters: {
            query: {
                /** @example 2027-03-01 */
                from: string;
                /** @example 2027-03-14 */
                to: string;
                /** @example exam */
                appointmentType: string;
                /** @example dr-adams */
                providerId?: string;
                ignoreAppointmentId?: string;
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
            /** @description A page of free times, earliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotPage"];
                };
            };
        };
    };
    readSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The versions that you have; the current one is answered 304.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
                /** @example dr-adams */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
        };
    };
    replaceSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`, instead of `If-Match`, to create what is not there yet.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchStar"];
            };
            path: {
                id: string;
                /** @example dr-adams */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceScheduleRequest"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
        };
    };
    replaceAppointmentType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`, instead of `If-Match`, to create what is not there yet.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchStar"];
            };
            path: {
                id: string;
                /** @example exam */
                appointmentType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceAppointmentTypeRequest"];
            };
        };
        responses: {
            /** @description The appointment type as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentType"];
                };
            };
        };
    };
    listClosures: {
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
            /** @description The closures, earliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureList"];
                };
            };
        };
    };
    createClosure: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateClosureRequest"];
            };
        };
        responses: {
            /** @description Closed. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closure"];
                };
            };
        };
    };
    deleteClosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                closureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCalls: {
        parameters: {
            query: {
                /** @example 2027-03-01 */
                from: string;
                /** @example 2027-03-14 */
                to: string;
                status?: "initiated" | "queued" | "connected" | "ended";
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls, latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
        };
    };
    readCall: {
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
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
        };
    };
    listCallTasks: {
        parameters: {
            query?: {
                status?: "open" | "closed";
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackTaskPage"];
                };
            };
        };
    };
    changeCallTask: {
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
                "application/json": components["schemas"]["ChangeCallTaskRequest"];
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackTask"];
                };
            };
        };
    };
    listInsurancePlans: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The versions that you have; the current one is answered 304.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsurancePlanList"];
                };
            };
        };
    };
    createVerification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKeyRequired"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVerificationRequest"];
            };
        };
        responses: {
            /** @description Asked, or asked before. `Location` is where the answer is read. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
        };
    };
    readVerification: {
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
            /** @description The verification as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
        };
    };
    listUnverified: {
        parameters: {
            query?: {
                /** @example 2027-03-01 */
                date?: string;
                /** @example 100 */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of appointments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnverifiedPage"];
                };
            };
        };
    };
    createRealtimeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket, and the address that it opens. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeTicket"];
                };
            };
        };
    };
    listVendorSubscriptions: {
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
            /** @description The undecided first, then the latest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorSubscriptionList"];
                };
            };
        };
    };
    approveSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveSubscriptionRequest"];
            };
        };
        responses: {
            /** @description The subscription as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorSubscription"];
                };
            };
        };
    };
    suspendSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorSubscription"];
                };
            };
        };
    };
    resumeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorSubscription"];
                };
            };
        };
    };
    endSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorSubscription"];
                };
            };
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the same.
                 * @example 00000000-0000-4000-8000-000000000001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReportRequest"];
            };
        };
        responses: {
            /** @description Asked. `Location` is where the report is read. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
        };
    };
    readReport: {
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
            /** @description The report as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
        };
    };
    readWeeklyReport: {
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
            /** @description The weekly report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeeklyReport"];
                };
            };
        };
    };
    replaceWeeklyReport: {
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
                "application/json": components["schemas"]["ReplaceWeeklyReportRequest"];
            };
        };
        responses: {
            /** @description The weekly report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeeklyReport"];
                };
            };
        };
    };
    deleteWeeklyReport: {
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
            /** @description No report is made each week. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

export const OPERATIONS = {
  listAppointments: { method: 'GET', path: '/appointments', idempotencyKey: false, precondition: false },
  bookAppointment: { method: 'POST', path: '/appointments', idempotencyKey: true, precondition: false },
  readAppointment: { method: 'GET', path: '/appointments/{id}', idempotencyKey: false, precondition: false },
  cancelAppointment: { method: 'PUT', path: '/appointments/{id}/cancel', idempotencyKey: true, precondition: false },
  rescheduleAppointment: { method: 'PUT', path: '/appointments/{id}/reschedule', idempotencyKey: true, precondition: false },
  arriveAppointment: { method: 'PUT', path: '/appointments/{id}/arrive', idempotencyKey: true, precondition: false },
  fulfilAppointment: { method: 'PUT', path: '/appointments/{id}/fulfil', idempotencyKey: true, precondition: false },
  noShowAppointment: { method: 'PUT', path: '/appointments/{id}/no-show', idempotencyKey: true, precondition: false },
  correctAppointment: { method: 'PUT', path: '/appointments/{id}/correct', idempotencyKey: true, precondition: false },
  correctPatient: { method: 'PUT', path: '/appointments/{id}/patient', idempotencyKey: true, precondition: true },
  readAppointmentAudit: { method: 'GET', path: '/appointments/{id}/audit', idempotencyKey: false, precondition: false },
  searchPatients: { method: 'POST', path: '/patients/search', idempotencyKey: false, precondition: false },
  listPatientsOfCall: { method: 'GET', path: '/calls/{id}/patients', idempotencyKey: false, precondition: false },
  listHolds: { method: 'GET', path: '/holds', idempotencyKey: false, precondition: false },
  createHold: { method: 'POST', path: '/holds', idempotencyKey: true, precondition: false },
  releaseHold: { method: 'DELETE', path: '/holds/{id}', idempotencyKey: false, precondition: false },
  readPractice: { method: 'GET', path: '/practices/{id}', idempotencyKey: false, precondition: false },
  replacePractice: { method: 'PUT', path: '/practices/{id}', idempotencyKey: false, precondition: true },
  searchSlots: { method: 'GET', path: '/practices/{id}/slots', idempotencyKey: false, precondition: false },
  readSchedule: { method: 'GET', path: '/practices/{id}/schedules/{providerId}', idempotencyKey: false, precondition: false },
  replaceSchedule: { method: 'PUT', path: '/practices/{id}/schedules/{providerId}', idempotencyKey: false, precondition: true },
  replaceAppointmentType: { method: 'PUT', path: '/practices/{id}/appointment-types/{appointmentType}', idempotencyKey: false, precondition: true },
  listClosures: { method: 'GET', path: '/practices/{id}/closures', idempotencyKey: false, precondition: false },
  createClosure: { method: 'POST', path: '/practices/{id}/closures', idempotencyKey: true, precondition: false },
  deleteClosure: { method: 'DELETE', path: '/practices/{id}/closures/{closureId}', idempotencyKey: false, precondition: false },
  listCalls: { method: 'GET', path: '/calls', idempotencyKey: false, precondition: false },
  readCall: { method: 'GET', path: '/calls/{id}', idempotencyKey: false, precondition: false },
  listCallTasks: { method: 'GET', path: '/calls/tasks', idempotencyKey: false, precondition: false },
  changeCallTask: { method: 'PUT', path: '/calls/tasks/{id}', idempotencyKey: false, precondition: false },
  listInsurancePlans: { method: 'GET', path: '/practices/{id}/insurance-plans', idempotencyKey: false, precondition: false },
  createVerification: { method: 'POST', path: '/insurance/verifications', idempotencyKey: true, precondition: false },
  readVerification: { method: 'GET', path: '/insurance/verifications/{id}', idempotencyKey: false, precondition: false },
  listUnverified: { method: 'GET', path: '/insurance/unverified', idempotencyKey: false, precondition: false },
  createRealtimeTicket: { method: 'POST', path: '/realtime/tickets', idempotencyKey: false, precondition: false },
  listVendorSubscriptions: { method: 'GET', path: '/practices/{id}/subscriptions', idempotencyKey: false, precondition: false },
  approveSubscription: { method: 'PUT', path: '/practices/{id}/subscriptions/{subscriptionId}/approve', idempotencyKey: false, precondition: false },
  suspendSubscription: { method: 'PUT', path: '/practices/{id}/subscriptions/{subscriptionId}/suspend', idempotencyKey: false, precondition: false },
  resumeSubscription: { method: 'PUT', path: '/practices/{id}/subscriptions/{subscriptionId}/resume', idempotencyKey: false, precondition: false },
  endSubscription: { method: 'PUT', path: '/practices/{id}/subscriptions/{subscriptionId}/end', idempotencyKey: false, precondition: false },
  createReport: { method: 'POST', path: '/reports', idempotencyKey: true, precondition: false },
  readReport: { method: 'GET', path: '/reports/{id}', idempotencyKey: false, precondition: false },
  readWeeklyReport: { method: 'GET', path: '/practices/{id}/weekly-report', idempotencyKey: false, precondition: false },
  replaceWeeklyReport: { method: 'PUT', path: '/practices/{id}/weekly-report', idempotencyKey: false, precondition: false },
  deleteWeeklyReport: { method: 'DELETE', path: '/practices/{id}/weekly-report', idempotencyKey: false, precondition: false },
} as const satisfies Record<keyof operations, unknown>;
