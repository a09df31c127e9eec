/** Declarations, requests to share and decisions not to: each with a clock. */
export const CASEWORK = `
  create table break_glass (
    id text primary key check (id like 'bgl\\_%'),
    person_id text not null,
    person_ids text[] not null,
    agency_id text not null references agency,
    practitioner_id text not null references practitioner,
    role text not null,
    purpose text not null,
    case_ref text,
    ground text not null,
    justification text not null check (length(justification) >= 20),
    opened_at timestamptz not null,
    until timestamptz not null,
    extended_at timestamptz,
    extension_justification text check (length(extension_justification) >= 20),
    closed_at timestamptz,
    review_due_at timestamptz not null,
    review_escalated_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by text,
    reviewer_agency_id text references agency,
    finding text,
    notes text,
    check (reviewed_by <> practitioner_id)
  );
  create index break_glass_agency on break_glass (agency_id, opened_at desc);
  create index break_glass_open on break_glass (until) where closed_at is null;
  create index break_glass_unreviewed on break_glass (review_due_at) where reviewed_at is null;

  create table share_request (
    id text primary key check (id like 'shr\\_%'),
    request_id text not null,
    decision_id text not null,
    person_id text not null,
    holder_id text not null references agency,
    recipient_id text not null references agency,
    practitioner_id text not null references practitioner,
    purpose text not null,
    case_ref text,
    reason text not null,
    fields text[] not null,
    categories text[] not null,
    level text not null,
    why text not null,
    status text not null check (status in ('ASKED', 'ESCALATED', 'SHARED', 'DECLINED')),
    asked_at timestamptz not null,
    due_at timestamptz not null,
    escalate_to text not null references agency,
    escalated_at timestamptz,
    answered_at timestamptz,
    answered_by text,
    reasons text,
    judgement_id text references judgement,
    valid_to date,
    non_disclosure_id text,
    unique (decision_id, person_id, holder_id, reason, categories),
    check (answered_by <> practitioner_id)
  );
  create index share_request_holder on share_request (holder_id, asked_at desc);
  create index share_request_recipient on share_request (recipient_id, asked_at desc);
  create index share_request_waiting on share_request (due_at) where status = 'ASKED';

  create table non_disclosure (
    id text primary key check (id like 'ndr\\_%'),
    person_id text not null,
    agency_id text not null references agency,
    recipient_id text,
    decision_id text,
    share_request_id text references share_request,
    ground text not null,
    decided_by text not null,
    reasons text not null,
    alternatives text not null,
    recorded_at timestamptz not null,
    review_at date not null,
    review_notified_at timestamptz,
    escalated_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by text,
    outcome text check (outcome in ('UPHELD', 'OVERTURNED')),
    review_notes text
  );
  create index non_disclosure_agency on non_disclosure (agency_id, recorded_at desc);
  alter table share_request add foreign key (non_disclosure_id) references non_disclosure;
`;

/** The queues of agencies. One open notice about the same thing is enough. */
export const NOTICES = `
  create table notice (
    id text primary key check (id like 'ntc\\_%'),
    kind text not null,
    agency_id text not null references agency,
    about text not null,
    decision_id text,
    break_glass_id text,
    subject_id text,
    detail text,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    closed_at timestamptz,
    closed_by text
  );
  create unique index notice_open on notice (kind, agency_id, about, coalesce(subject_id, ''))
    where closed_at is null;
  create index notice_queue on notice (agency_id, opened_at);
`;
