### العربية: إطار كل الصفحات، والكلمات المشتركة بينها، والنماذج والحقول.

language-name = العربية
language-direction = rtl
language-formats = ar-EG

## الشريط العلوي، وقائمة الحساب، وأسفل الصفحة

skip = الانتقال إلى المحتوى
areas = الأقسام
area-account = الحساب
area-admin = لوحة الإدارة
area-api = API
your-menu = قائمتك: { $name }
your-account = حسابك
start-page = صفحة البداية
language = اللغة
footer-times = { $zone ->
    [UTC] الأوقات بالتوقيت العالمي المنسق (UTC)
   *[other] الأوقات بتوقيت { $zone }
 }

## الإجراءات الرئيسية

sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
create-account = إنشاء حساب
save-changes = حفظ التغييرات
cancel = إلغاء
done = تم
open = فتح
search = بحث
filter = تصفية
try-again = إعادة المحاولة
choose-one = يُرجى الاختيار
back-to-list = العودة إلى القائمة
download-csv = تنزيل CSV

## أزرار يضيفها البرنامج النصي

show = إظهار
hide = إخفاء
copy = نسخ
copied = تم النسخ

## القوائم

show-nav = عرض
show-newest = عرض الأحدث
show-older = عرض الأقدم
pages = الصفحات
breadcrumb = مسار التنقل
first = الأولى
previous = السابقة
next = التالية
last = الأخيرة
per-page = لكل صفحة
sort-by = الترتيب حسب
actions = الإجراءات
selected = ضمن التحديد
filtered = بعد التصفية
older = أحداث أقدم
details = التفاصيل
became = أصبح

## النماذج

title-error = خطأ:
check-fields = يُرجى التحقق من هذه الحقول
optional = اختياري

## الحقول

field-username = اسم المستخدم
field-email = البريد الإلكتروني
field-first_name = الاسم الأول
field-last_name = اسم العائلة
field-name = الاسم
field-password = كلمة المرور
field-password2 = تأكيد كلمة المرور
field-old_password = كلمة المرور الحالية
field-new-password = كلمة المرور الجديدة
field-new-password2 = تأكيد كلمة المرور الجديدة
field-groups = المجموعات
field-permissions = الصلاحيات
field-language = اللغة
field-time_zone = المنطقة الزمنية
field-theme = المظهر
username-hint = حروف وأرقام والرموز . + - _ @

## الأشخاص وأدوارهم

role = الدور
member = عضو
staff = فريق العمل
superuser = مشرف عام
active = نشط
inactive = غير نشط
active-hint = يتيح تسجيل الدخول.
staff-hint = يتيح الاطّلاع على لوحة الإدارة، دون تغيير أي شيء.
superuser-hint = يتيح تغيير كل شيء في لوحة الإدارة، بما في ذلك الأدوار.
active-hint-long = يتيح تسجيل الدخول. وبدونه يبقى الحساب، وتنتهي جلساته فورًا.
you = أنت
group = المجموعة
member-since = عضو منذ
joined = تاريخ الانضمام
last-sign-in = آخر تسجيل دخول
day-today = اليوم

## بدلًا من قيمة

never = لم يتم بعد
none = لا يوجد
nothing = لا شيء
empty = فارغ
not-known = غير معروف

## ما لا رجعة فيه

danger-zone = منطقة الخطر
no-way-back = لا يمكن التراجع عن ذلك.

wrong-field = { $label }: { $message }
