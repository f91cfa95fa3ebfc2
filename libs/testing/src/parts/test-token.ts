// Opens the projector's door for operators and the api to machines; of no use beyond the test.
export const testToken = 'a-token-that-only-these-tests-know';
