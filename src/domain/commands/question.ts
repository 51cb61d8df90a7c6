/** Questions to the user before something is done, whoever asks them: the chat, or a client by a proposal. */

/** So long a yes counts; unanswered, a question does nothing after that. */
export const QUESTION_MINUTES = 10;
