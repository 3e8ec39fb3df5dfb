### العربية: الأوقات والمدد والأجهزة والجلسات.

## الأوقات

time-now = قبل لحظات
time-minutes = { $n ->
    [zero] قبل لحظات
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { NUMBER($n) } دقائق
    [many] قبل { NUMBER($n) } دقيقة
   *[other] قبل { NUMBER($n) } دقيقة
 }
time-hours = { $n ->
    [zero] قبل أقل من ساعة
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { NUMBER($n) } ساعات
    [many] قبل { NUMBER($n) } ساعة
   *[other] قبل { NUMBER($n) } ساعة
 }
time-yesterday = أمس
time-days = { $n ->
    [zero] اليوم
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { NUMBER($n) } أيام
    [many] قبل { NUMBER($n) } يومًا
   *[other] قبل { NUMBER($n) } يوم
 }
time-in-minutes = { $n ->
    [zero] بعد لحظات
    [one] بعد دقيقة
    [two] بعد دقيقتين
    [few] بعد { NUMBER($n) } دقائق
    [many] بعد { NUMBER($n) } دقيقة
   *[other] بعد { NUMBER($n) } دقيقة
 }
time-in-hours = { $n ->
    [zero] بعد أقل من ساعة
    [one] بعد ساعة
    [two] بعد ساعتين
    [few] بعد { NUMBER($n) } ساعات
    [many] بعد { NUMBER($n) } ساعة
   *[other] بعد { NUMBER($n) } ساعة
 }
day-yesterday = أمس

## المدد؛ تأتي مضافًا إليها أو مفعولًا به

span-days = { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { NUMBER($n) } أيام
    [many] { NUMBER($n) } يومًا
   *[other] { NUMBER($n) } يوم
 }
span-hours = { $n ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { NUMBER($n) } ساعات
    [many] { NUMBER($n) } ساعة
   *[other] { NUMBER($n) } ساعة
 }
span-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { NUMBER($n) } دقائق
    [many] { NUMBER($n) } دقيقة
   *[other] { NUMBER($n) } دقيقة
 }
span-seconds = { $n ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { NUMBER($n) } ثوانٍ
    [many] { NUMBER($n) } ثانية
   *[other] { NUMBER($n) } ثانية
 }

## الأجهزة، كما يعرّف المتصفح نفسه
## كلمة «متصفح» في البداية تجعل اتجاه السطر من اليمين إلى اليسار؛ وتكملها browser-unknown.

device = متصفح { $browser } على { $system }
device-browser = متصفح { $browser }
device-unknown = جهاز غير معروف
browser-unknown = غير معروف

## سبب انتهاء الجلسة

session-ended = { $why ->
    [logout] تم تسجيل الخروج من { $device }.
    [expired] انتهت مدة جلسة { $device } بعد فترة طويلة.
    [token_reused] تم تسجيل الخروج من { $device } لأن نسخة قديمة من الجلسة استُخدمت مجددًا.
    [password_changed] تم تسجيل الخروج من { $device } بسبب تغيير كلمة المرور.
    [deactivated] تم تسجيل الخروج من { $device } بسبب تعطيل الحساب.
    [role_changed] تم تسجيل الخروج من { $device } بسبب تغيير الدور.
    [admin] أنهت إدارة الموقع جلسة { $device }.
    [replaced] تم تسجيل الدخول مجددًا من { $device }.
   *[unknown] تم تسجيل الخروج من { $device }.
 }

ended-logout = تم تسجيل خروجك لأنك سجّلت الخروج من هذه الجلسة.
ended-expired = تم تسجيل خروجك لأن مدة جلستك انتهت. يُرجى تسجيل الدخول مجددًا.
ended-token-reused = تم تسجيل خروجك لأن نسخة قديمة من جلستك استُخدمت مجددًا، وقد يعني ذلك أن شخصًا آخر استولى عليها. يُرجى تسجيل الدخول مجددًا.
ended-password-changed = تم تسجيل خروجك لأن كلمة مرور هذا الحساب تغيّرت.
ended-deactivated = تم تسجيل خروجك بسبب تعطيل هذا الحساب.
ended-role-changed = تم تسجيل خروجك لأن دور هذا الحساب تغيّر.
ended-admin = تم تسجيل خروجك لأن إدارة الموقع أنهت الجلسة.
ended-replaced = تم تسجيل خروجك لأنك سجّلت الدخول مجددًا في هذا المتصفح.

## خيارات الملف الشخصي

language-of-browser = حسب لغة المتصفح
zone-of-site = حسب الموقع الإلكتروني ({ $zone })

## صفحة البداية

landing-account = حسابك
landing-account-hint = الاسم والبريد الإلكتروني وكلمة المرور، والأماكن التي سُجِّل دخولك فيها.
landing-private = صفحة خاصة
landing-private-hint = لا تتاح إلا بعد تسجيل الدخول.
landing-admin = لوحة الإدارة
landing-admin-hint = المستخدمون وجلساتهم، والسجل، والحدود.
landing-api = API
landing-api-hint = وصول البرامج إلى حسابك، مع إمكان التجربة في المتصفح.
