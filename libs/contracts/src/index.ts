export { actRequests, type ActName } from './acts.js';
export {
  CandidacyId,
  CandidacyLine,
  CandidacyList,
  CandidateRecordView,
  Code,
  CommandAnswer,
  DeadlineView,
  EnrolCandidateRequest,
  FileView,
  LadderStepView,
  MarkText,
  PieceView,
  PreviewAnswer,
  RecordMarkRequest,
  StageView,
  StoryLine,
} from './candidacy.js';
export {
  MarkNotificationsRead,
  NotificationList,
  NotificationView,
  OutgoingMail,
  OutgoingMails,
  UnreadNotifications,
} from './notifications.js';
export { ExplanationView } from './explanation.js';
export { QueuedFile, QueuedFiles } from './files.js';
export { ForecastView } from './forecast.js';
export { Problem } from './problem.js';
export { ReplayView } from './replay.js';
export { SignedIn, SignInRequest } from './sign-in.js';
export {
  FormGroupRequest,
  groupActRequests,
  GroupAnswerView,
  GroupId,
  GroupView,
  type GroupActName,
} from './groups.js';
export {
  cohortActRequests,
  CohortAnswerView,
  CohortId,
  CohortList,
  CohortPreview,
  CohortView,
  MoveCohortRequest,
  PlanCohortRequest,
  PreviewCohortRequest,
  type CohortActName,
} from './cohorts.js';
