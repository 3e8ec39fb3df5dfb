### Brazilian Portuguese: times, durations, devices and sessions.

## Times; they stand alone, after a colon, or in brackets, and so begin with a small letter

time-now = agora mesmo
time-minutes = { $n ->
    [one] { NUMBER($n) } minuto atrás
   *[other] { NUMBER($n) } minutos atrás
 }
time-hours = { $n ->
    [one] { NUMBER($n) } hora atrás
   *[other] { NUMBER($n) } horas atrás
 }
time-yesterday = ontem
time-days = { $n ->
    [one] { NUMBER($n) } dia atrás
   *[other] { NUMBER($n) } dias atrás
 }
time-in-minutes = { $n ->
    [one] em { NUMBER($n) } minuto
   *[other] em { NUMBER($n) } minutos
 }
time-in-hours = { $n ->
    [one] em { NUMBER($n) } hora
   *[other] em { NUMBER($n) } horas
 }
day-yesterday = Ontem

## Durations

span-days = { $n ->
    [one] { NUMBER($n) } dia
   *[other] { NUMBER($n) } dias
 }
span-hours = { $n ->
    [one] { NUMBER($n) } hora
   *[other] { NUMBER($n) } horas
 }
span-minutes = { $n ->
    [one] { NUMBER($n) } minuto
   *[other] { NUMBER($n) } minutos
 }
span-seconds = { $n ->
    [one] { NUMBER($n) } segundo
   *[other] { NUMBER($n) } segundos
 }

## Devices, as a browser describes itself

device = { $browser } no { $system }
device-browser = { $browser }
device-unknown = Dispositivo desconhecido
browser-unknown = Navegador desconhecido

## Why a session ended

session-ended = { $why ->
    [logout] { $device }: sessão encerrada ao sair da conta.
    [expired] { $device }: a sessão expirou depois de muito tempo.
    [token_reused] { $device }: sessão encerrada porque uma cópia antiga dela foi usada de novo.
    [password_changed] { $device }: sessão encerrada porque a senha foi alterada.
    [deactivated] { $device }: sessão encerrada porque a conta foi desativada.
    [role_changed] { $device }: sessão encerrada porque a função foi alterada.
    [admin] { $device }: sessão encerrada pela administração.
    [replaced] { $device }: sessão substituída por uma nova.
   *[unknown] { $device }: sessão encerrada.
 }

# On the sign-in page, to the person whose session has ended.
ended-logout = Sua sessão foi encerrada porque você saiu dela.
ended-expired = Sua sessão expirou. Entre de novo.
ended-token-reused = Sua sessão foi encerrada porque uma cópia antiga dela foi usada de novo, o que pode significar que alguém a roubou. Entre de novo.
ended-password-changed = Sua sessão foi encerrada porque a senha desta conta foi alterada.
ended-deactivated = Sua sessão foi encerrada porque esta conta foi desativada.
ended-role-changed = Sua sessão foi encerrada porque a função desta conta foi alterada.
ended-admin = Sua sessão foi encerrada pela administração.
ended-replaced = Sua sessão foi encerrada porque você entrou de novo neste navegador.

## Choices in the profile

language-of-browser = O mesmo do meu navegador
zone-of-site = O mesmo deste site ({ $zone })

## The start page

landing-account = Sua conta
landing-account-hint = Nome, e-mail, senha e sessões.
landing-private = Página privada
landing-private-hint = Só para quem entrou na conta.
landing-admin = Administração
landing-admin-hint = Usuários e suas sessões, registro e limites.
landing-api = API
landing-api-hint = Acesso à sua conta por programas, para experimentar no navegador.
