export const messages = {
  title: 'Connexion',
  lead: 'Le suivi des parcours de certification, de l’inscription à la délivrance.',
  name: 'Identifiant',
  password: 'Mot de passe',
  showPassword: 'Afficher ou masquer le mot de passe',
  submit: 'Se connecter',
  sending: 'Connexion…',
  nameMissing: 'Saisissez votre identifiant.',
  passwordMissing: 'Saisissez votre mot de passe.',
  errors: 'La connexion n’a pas abouti',
  unanswered: 'Le service ne répond pas. Réessayez dans un instant.',
} as const;
