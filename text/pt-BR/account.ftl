### Brazilian Portuguese: the pages of one’s own account.

## The parts of the account; each is a link and the title of its page

account-profile = Perfil
account-password = Senha
account-sessions = Sessões
account-activity = Atividade
account-delete = Excluir conta

## Profile

profile-lead = Quem você é aqui e como falamos com você.
profile-name = Nome
profile-name-hint = Visível para quem administra este site.
profile-email-hint = Para entrar e para podermos falar com você.
profile-change-email = Alterar e-mail
profile-new-email = Novo e-mail
profile-password-hint = Para confirmar que é você.
profile-place = Idioma e horário
profile-place-hint = Como as páginas e os horários aparecem para você.
theme-device = Igual à do dispositivo
theme-light = Clara
theme-dark = Escura
profile-about = Sobre esta conta
profile-about-hint = Só a administração pode alterar seu nome de usuário e sua função.
profile-data = Tudo o que guardamos sobre você, em um só arquivo.
profile-download = Baixar meus dados

## Password

password-lead = Se outra pessoa pode saber sua senha, altere-a agora.
password-change = Alterar senha
password-change-hint = Esta sessão continua. As sessões em todos os outros navegadores e apps são encerradas.

## Sessions; administrators see most of these sentences as well, on the page of a user

sessions-lead = Todas as sessões abertas na sua conta. Se não reconhecer alguma, encerre-a e <a>altere sua senha</a>.
sessions-now = Sessões abertas
sessions-now-hint = Encerrar uma sessão tem efeito imediato, onde quer que o dispositivo esteja.
sessions-this = Este dispositivo
sessions-api = Pela API
sessions-since = Desde { DATETIME($date) }
sessions-active = Ativa agora
sessions-end-one = Encerrar
sessions-more = { $n ->
    [one] E mais { NUMBER($n) }, usada pela última vez há mais tempo.
   *[other] E mais { NUMBER($n) }, usadas pela última vez há mais tempo.
 }
sessions-ended = Sessões encerradas recentemente
sessions-ended-hint = As mais recentes, com o motivo.
sessions-danger-hint = Se você perdeu um dispositivo ou se algo parece errado.
sessions-others = Encerrar as outras sessões
sessions-others-hint = Esta sessão continua.
sessions-end = { $n ->
    [one] Encerrar { NUMBER($n) } sessão
   *[other] Encerrar { NUMBER($n) } sessões
 }

## Activity

activity-lead = O que aconteceu na sua conta. Se algo não foi feito por você, <a>altere sua senha</a> para encerrar todas as outras sessões.
activity-nothing = Nada aconteceu ainda.
activity-nothing-older = Não há nada mais antigo.

## Deletion of the account

delete-lead = Isso remove sua conta e tudo o que pertence a ela.
delete-what = O que vai acontecer
delete-what-hint = Isso não pode ser desfeito.
delete-goes = Sua conta <strong>{ $name }</strong>, com o e-mail { $email }, será excluída, e suas sessões em todos os navegadores e apps serão encerradas.
delete-password-hint = Para confirmar que é você.
delete-button = Excluir minha conta
