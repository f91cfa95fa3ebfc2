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
  LadderStepView,
  MarkText,
  PieceView,
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
export { ForecastView } from './forecast.js';
export { Problem } from './problem.js';
export { SignedIn, SignInRequest } from './sign-in.js';
export {
  FormGroupRequest,
  groupActRequests,
  GroupAnswerView,
  GroupId,
  GroupView,
  type GroupActName,
} from './groups.js';
