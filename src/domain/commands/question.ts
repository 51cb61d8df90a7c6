/** Questions that the chat, or a client by a proposal, asks the user before something is done. */

/** So long a yes counts; unanswered, a question does nothing after that. */
export const QUESTION_MINUTES = 10;
