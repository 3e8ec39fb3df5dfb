### العربية: صفحات لوحة الإدارة.

## أقسام لوحة الإدارة؛ كل منها رابط وعنوان لصفحته

admin-overview = نظرة عامة
admin-users = المستخدمون
admin-groups = المجموعات
admin-log = السجل
admin-limits = الحدود

## نظرة عامة؛ الأرقام العلوية تأتي تحت أسمائها

dashboard-active = النشطون: { NUMBER($n) }
dashboard-superusers = { $n ->
    [0] لا مشرفين عامين
    [zero] لا مشرفين عامين
    [one] مشرف عام واحد
    [two] مشرفان عامان
    [few] { NUMBER($n) } مشرفين عامين
    [many] { NUMBER($n) } مشرفًا عامًا
   *[other] { NUMBER($n) } مشرف عام
 }
dashboard-seen = زارونا في آخر ٧ أيام
dashboard-seen-month = في آخر ٣٠ يومًا: { NUMBER($n) }
dashboard-sessions = الجلسات
dashboard-live = مفتوحة الآن

dashboard-lately = آخر ٣٠ يومًا
dashboard-sign-ups = الحسابات الجديدة
dashboard-sign-ins = عمليات تسجيل الدخول
dashboard-days = يومًا بيوم
dashboard-days-caption = الحسابات الجديدة وعمليات تسجيل الدخول في كل يوم، الأحدث أولًا؛ ويبدأ اليوم عند منتصف الليل بتوقيت UTC
dashboard-day = التاريخ
dashboard-failed = محاولات تسجيل الدخول الفاشلة
dashboard-failed-hint = في آخر ٢٤ ساعة.
dashboard-failures = { $n ->
    [0] لم تفشل أي محاولة لتسجيل الدخول.
    [zero] لم تفشل أي محاولة لتسجيل الدخول.
    [one] فشلت <strong>محاولة واحدة</strong> لتسجيل الدخول.
    [two] فشلت <strong>محاولتان</strong> لتسجيل الدخول.
    [few] فشلت <strong>{ NUMBER($n) }</strong> محاولات لتسجيل الدخول.
    [many] فشلت <strong>{ NUMBER($n) }</strong> محاولة لتسجيل الدخول.
   *[other] فشلت <strong>{ NUMBER($n) }</strong> محاولة لتسجيل الدخول.
 }
dashboard-tried = الحسابات المستهدفة
dashboard-sources = عناوين IP
unknown-names = أسماء مستخدمين غير معروفة
dashboard-limited = المحظور الآن: { NUMBER($n) }.
dashboard-newest = أحدث الحسابات
dashboard-actions = آخر تغييرات إدارة الموقع
dashboard-no-actions = لا شيء بعد.
dashboard-log = كل التغييرات
dashboard-server = الخادم
dashboard-version = الإصدار
dashboard-database = قاعدة البيانات
dashboard-backup = آخر نسخة احتياطية

## قائمة المستخدمين

users-all = كل المستخدمين
users-add = إضافة مستخدم
users-search = البحث عن مستخدمين
users-search-hint = الاسم أو البريد الإلكتروني
users-any-group = أي مجموعة
users-none = لم يُعثر على أحد
users-none-text = لا يوجد مستخدم يطابق هذا البحث وعوامل التصفية هذه.
users-show-all = عرض كل المستخدمين
users-select = تحديد { $name }
users-actions = إجراءات { $name }
users-read-only = يمكنك الاطّلاع على المستخدمين، أما تعديل بياناتهم فيتطلب دور المشرف العام.

## ما يمكن فعله بمستخدم أو بعدة مستخدمين؛ علامة الحذف تعني أن سؤالًا يلي

users-bulk = إجراءات جماعية
users-skip-to-list = الانتقال إلى القائمة
users-skip-to-actions = الانتقال إلى إجراءات المحددين
users-activate = تفعيل…
users-deactivate = تعطيل…
users-end-sessions = تسجيل الخروج…
users-delete = حذف…
users-reset-link = إنشاء رابط إعادة التعيين…
users-group-menu = المجموعة…
users-join = إضافة إلى المجموعة…
users-leave = إزالة من المجموعة…
bulk-happens = ما سيحدث

## إضافة مستخدم

users-add-password-hint = يمكن ترك اختيارها للمستخدم، أو تعيينها هنا.
users-add-invite = ترك اختيار كلمة المرور للمستخدم
users-add-invite-hint = سيظهر لك رابط إعادة التعيين لتسليمه إلى المستخدم. وهو صالح لمرة واحدة، ولمدة ٣٠ دقيقة.

## مستخدم واحد: الملف الشخصي والدور

user-profile = الملف الشخصي والدور
user-id = المعرّف
user-role-hint = يؤدي تغيير الدور إلى تسجيل خروج المستخدم من كل مكان.
user-own-role-hint = يؤدي تغيير دورك إلى تسجيل خروجك من هنا أيضًا. ولا يستطيع إعادة ما يُزال إلا مشرف عام آخر.
user-given = المجموعات والصلاحيات
user-given-hint = تسري التغييرات ابتداءً من الطلب التالي للمستخدم. ولا يُسجَّل خروج أحد.
user-given-superuser = يستطيع المشرف العام فعل كل هذا على أي حال.
user-permissions = صلاحيات المستخدم الخاصة
user-deactivate = تعطيل هذا المستخدم
user-deactivate-hint = لا يمكن للمستخدم تسجيل الدخول إلى أن يُعاد تفعيل الحساب. ولا يُفقد شيء.
user-delete = حذف هذا المستخدم
user-delete-hint = نهائيًا، مع كل الجلسات. ويحتفظ السجل بالاسم.
user-stale = تغيّرت بيانات هذا المستخدم في هذه الأثناء

## مستخدم واحد: حفظ جاء متأخرًا، في أعمدة: ما كان، وما هو الآن، وما تغيّر هنا

conflict-title = لم يُحفظ بعد: { $name }
conflict-caption = ما كان، وما هو محفوظ الآن، وما غيّرته
conflict-field = الحقل
conflict-opened = عند فتحك الصفحة
conflict-opened-short = سابقًا
conflict-stored = المحفوظ
conflict-yours = تغييرك
conflict-both = تغيير من الطرفين
conflict-as-before = كما كان
conflict-merged = مع كلا التغييرين
conflict-same = القيمة نفسها
conflict-untouched = دون تغيير
conflict-discard = تجاهل تغييراتي
conflict-save = حفظ اختياراتي
conflict-back = العودة إلى المستخدم

## مستخدم واحد: كلمة المرور

user-password-title = كلمة مرور { $name }
user-password-own = هذا حسابك: كلتا الطريقتين تؤدي إلى تسجيل خروجك من هنا أيضًا.
user-password-own-account = هذا حسابك: كلتا الطريقتين تؤدي إلى تسجيل خروجك من هنا أيضًا. وللإبقاء على جلستك، يمكنك <a>تغيير كلمة المرور</a> في حسابك.
user-link = رابط إعادة التعيين
user-link-hint = يختار المستخدم كلمة مرور جديدة لا يراها أحد غيره.
user-link-make = إنشاء رابط إعادة التعيين
user-link-text = الرابط صالح لمرة واحدة، ولمدة ٣٠ دقيقة، ويحلّ محل الروابط السابقة. ويؤدي إنشاؤه إلى تسجيل خروج المستخدم من كل مكان.
user-link-button = إنشاء الرابط
user-link-inactive = هذا الحساب غير نشط: يجب <a>تفعيله</a> أولًا.
user-set = تعيين كلمة مرور
user-set-hint = يمكنك اختيارها وتسليمها. وعندئذ تعرفانها معًا، فيُستحسن طلب تغييرها. وتنتهي كل جلسات المستخدم.
user-set-button = تعيين كلمة المرور
user-set-stale = لم تُعيَّن كلمة مرور. يوضّح <a>سجل المستخدم</a> ما تغيّر. ولتعيين كلمة المرور رغم ذلك، يُرجى إدخالها مجددًا.

## مستخدم واحد: رابط إعادة التعيين، ويُعرض مرة واحدة

link-title = رابط إعادة التعيين لحساب { $name }
link-made = تم إنشاء رابط إعادة التعيين
link-made-hint = يُعرض هنا مرة واحدة ولا يُحفظ في أي مكان. وقد انتهت كل جلسات المستخدم.
link-label = رابط لمرة واحدة لحساب { $name }
link-hint = الرابط صالح لمرة واحدة، ولمدة ٣٠ دقيقة. من يحصل عليه يمكنه الاستيلاء على الحساب، لذا يجب تسليمه إلى المستخدم وحده، وبطريقة لا تتيح لغيره قراءته.
link-lost = هل ضاع الرابط؟ يمكنك إنشاء رابط آخر، وعندئذ لن يعود هذا صالحًا.

## مستخدم واحد: الجلسات والسجل

user-sessions-title = جلسات { $name }
user-sessions-none = لا توجد جلسات مفتوحة.
user-sessions-everywhere = تسجيل الخروج من كل مكان
user-sessions-hint = تنتهي كل جلسة فورًا، في كل متصفح وتطبيق.
user-sessions-own = يؤدي هذا إلى تسجيل خروجك من هنا أيضًا.
user-sessions-end-all = إنهاء كل الجلسات
user-history = سجل المستخدم
user-history-title = سجل { $name }
user-history-none = لا شيء في السجل عن هذا المستخدم.
user-history-no-change = لا تغييرات مسجَّلة على هذا المستخدم.

## مستخدم واحد: الحذف

user-delete-title = حذف { $name }
user-delete-ask = حذف هذا المستخدم؟
user-delete-account = الحساب
user-delete-account-text = <strong>{ $name }</strong>، { $email }. تاريخ الانضمام: { DATETIME($time) }
user-delete-live = الجلسات المفتوحة
user-delete-live-text = { $n ->
    [0] لا توجد
    [zero] لا توجد
    [one] جلسة واحدة، يُسجَّل الخروج منها فورًا في كل متصفح وتطبيق
    [two] جلستان، يُسجَّل الخروج منهما فورًا في كل متصفح وتطبيق
    [few] { NUMBER($n) } جلسات، يُسجَّل الخروج منها كلها فورًا في كل متصفح وتطبيق
    [many] { NUMBER($n) } جلسة، يُسجَّل الخروج منها كلها فورًا في كل متصفح وتطبيق
   *[other] { NUMBER($n) } جلسة، يُسجَّل الخروج منها كلها فورًا في كل متصفح وتطبيق
 }
user-delete-ended = الجلسات المنتهية
user-delete-stays = ما يبقى
user-delete-stays-text = السجل: ما جرى لهذا الحساب ومن قام به، مع بقاء الاسم كما كان.
user-delete-own = هذا حسابك: سيُسجَّل خروجك فورًا.
user-delete-names = بعد ذلك، يمكن لشخص آخر إنشاء حساب باسم المستخدم والبريد الإلكتروني نفسيهما.
user-delete-instead = التعطيل بدلًا من ذلك…
user-delete-stale = لم يُحذف شيء. هذه بيانات المستخدم الحالية؛ ويوضّح <a>سجل المستخدم</a> ما تغيّر.

## المجموعات

groups-lead = تحدّد المجموعة ما يُسمح لأعضائها بفعله.
groups-add = إضافة مجموعة
groups-read-only = يمكنك الاطّلاع على المجموعات، أما تعديلها فيتطلب دور المشرف العام.
groups-members = { $n ->
    [0] لا أعضاء
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { NUMBER($n) } أعضاء
    [many] { NUMBER($n) } عضوًا
   *[other] { NUMBER($n) } عضو
 }
groups-no-permissions = لا صلاحيات
groups-none = لا مجموعات بعد
groups-none-text = بعد إضافة مجموعة، يمكنك ضمّ المستخدمين إليها من صفحاتهم أو من قائمة المستخدمين.
groups-none-undeclared = لا توجد في هذا التطبيق صلاحيات يمكن منحها. ومع ذلك، تفيد المجموعات في تصنيف المستخدمين، ويمكن أن تذكرها رموز الوصول.
group-nobody = لا أحد في هذه المجموعة. يمكنك <a>اختيار أعضائها</a> من قائمة المستخدمين.
group-what = الاسم والصلاحيات
group-what-hint = تسري التغييرات ابتداءً من الطلب التالي للأعضاء. ولا يُسجَّل خروج أحد.
group-permissions = صلاحيات أعضائها
group-nothing-declared = لا توجد في هذا التطبيق صلاحيات يمكن منحها.
group-stale = تغيّرت هذه المجموعة في هذه الأثناء
group-stale-text = لم يُحفظ شيء من تغييراتك بعد. ما أدخلته موجود أدناه، والمحفوظ الآن هو <strong>{ $name }</strong>:
group-keep-stored = الإبقاء على المحفوظ
group-save-mine = حفظ ما أدخلته
group-delete = حذف هذه المجموعة
group-delete-hint = نهائيًا. وتبقى حسابات أعضائها.
group-delete-title = حذف مجموعة { $name }
group-delete-ask = حذف هذه المجموعة؟
group-delete-members = الأعضاء
group-delete-members-stay = { $n ->
    [zero] <a>لا أعضاء</a>. ولا يُسجَّل خروج أحد.
    [one] <a>عضو واحد</a>، يبقى حسابه. ولا يُسجَّل خروج أحد.
    [two] <a>عضوان</a>، يبقى حساباهما. ولا يُسجَّل خروج أحد.
    [few] <a>{ NUMBER($n) } أعضاء</a>، تبقى حساباتهم. ولا يُسجَّل خروج أحد.
    [many] <a>{ NUMBER($n) } عضوًا</a>، تبقى حساباتهم. ولا يُسجَّل خروج أحد.
   *[other] <a>{ NUMBER($n) } عضو</a>، تبقى حساباتهم. ولا يُسجَّل خروج أحد.
 }
group-delete-lose = ما يفقدونه
group-delete-kept = يحتفظ الأعضاء بما تمنحهم إياه مجموعة أخرى أو صلاحياتهم الخاصة. ولا تُحفظ قائمة أعضاء هذه المجموعة.
group-delete-stale = لم يُحذف شيء. هذه هي المجموعة كما هي الآن.

## السجل

log-lead = ما جرى، ومن قام به، ومن أين. وكل اسم أو عنوان IP هو رابط لتصفية القائمة.
log-who = من قام به أو من يعنيه
log-event = الحدث
log-since = الفترة
log-more-filters = مزيد من عوامل التصفية
log-address = عنوان IP
log-from = أول يوم
log-to = آخر يوم
log-show-all = عرض كل شيء
log-none = لم يحدث شيء بعد.
log-none-filtered = لا شيء يطابق عوامل التصفية هذه.
log-on-server = على الخادم
log-request = الطلب

## الحدود

limits-lead = من حُظر بعد محاولات كثيرة جدًا، وإلى متى.
limits-off = لا حدود لأي شيء، ولا حتى لتخمين كلمات المرور: الإعداد <code>throttle</code> متوقف.
limits-nobody = لا أحد محظور الآن.
limits-now = المحظور الآن
limits-now-hint = إلغاء الحظر يصفّر العدّاد أيضًا.
limits-close = على وشك بلوغ الحد
limits-close-hint = استُنفد أكثر من نصف المحاولات.
limits-from = من
limits-attempts = { NUMBER($attempts) } من أصل { $most ->
    [zero] لا محاولات
    [one] محاولة واحدة
    [two] محاولتين
    [few] { NUMBER($most) } محاولات
    [many] { NUMBER($most) } محاولة
   *[other] { NUMBER($most) } محاولة
 }
limits-until = ينتهي الحظر { DATETIME($time) }
limits-last = آخر محاولة: { DATETIME($time) }
limits-unblock = إلغاء الحظر
limits-what = ما تشمله الحدود
limits-what-hint = لا تُحسب عمليات تسجيل الدخول الناجحة. أما الحظر بسبب حد محسوب بالساعات، فينتهي بعد ١٥ دقيقة من آخر محاولة محسوبة.
limits-address = عنوان IP الخاص بك
limits-address-hint = كما يراه الخادم. وبحسبه تُعدّ المحاولات.
limits-address-yours = ما يراه الخادم
limits-peer = مصدر الاتصال
limits-trusted = الخوادم الوكيلة الموثوقة
limits-untrusted = مرّ هذا الطلب بالخادم الوكيل { $address }، وهو غير موثوق.
limits-untrusted-text = يُتجاهل ما يقوله عن مصدر الطلبات: فكل من خلفه يشترك في عنوان IP الخاص به وفي حدوده. وإذا كان خادمًا وكيلًا عكسيًا تابعًا لك، فيُرجى إضافة ما يلي تحت <code>[default.doorward]</code> في <code>Rocket.toml</code>، ثم إعادة التشغيل:
limits-proxies = مرّت طلبات عبر عناوين IP غير موثوقة خلال آخر ٢٤ ساعة
limits-proxy = { $address }، آخر ظهور: { DATETIME($time) }
limits-proxies-text = ما كان منها خادمًا وكيلًا عكسيًا تابعًا لك، فيمكنك الوثوق به عبر الإعداد <code>trusted_proxies</code>. أما غيره فقد اختلق الترويسة، ولم يكسب بذلك شيئًا.
