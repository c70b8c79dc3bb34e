-- Why: a comment may be about one field of a failure mode, so that the argument about a cause stands at the cause.
-- Comments that are there already were made about the failure mode as a whole, and stay so: null means just that. Nothing is to be repaired.

ALTER TABLE comment ADD COLUMN field TEXT;
ALTER TABLE comment ADD CONSTRAINT comment_field_set CHECK (
  field IN (
    'title', 'scenario', 'detectionSignals', 'responseSteps', 'hardStops', 'owner', 'status', 'category', 'component',
    'cause', 'effect', 'trigger', 'invariant', 'promise', 'failureClass', 'layer', 'blastData', 'blastUsers',
    'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy', 'hardStopAuthority', 'statusText', 'controls',
    'likelihood', 'likelihood-inherent', 'likelihood-target', 'impact', 'impact-inherent', 'impact-target',
    'detectability', 'detectability-inherent', 'detectability-target', 'recoverability', 'recoverability-inherent',
    'recoverability-target', 'blastRadius', 'blastRadius-inherent', 'blastRadius-target', 'rationale',
    'rationale-inherent', 'rationale-target'
  )
);

COMMENT ON COLUMN comment.field IS 'Field: the field or part of the failure mode that it is about, by its column of the worksheet; null for the failure mode as a whole.';
