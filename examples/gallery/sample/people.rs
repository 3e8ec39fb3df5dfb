//! Who has an account.

use rusqlite::{Connection, params};

use super::{Data, NOW};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// What everybody has as password.
pub const PASSWORD: &str = "Tangerine-Orbit-4471";

/// The superuser who looks at the administration, the staff who looks as well, and the one whose
/// account and whose pages are shown.
pub const ROOT: i64 = 1;
pub const STAFF: i64 = 2;
pub const MEMBER: i64 = 3;

/// User name, first name, last name.
const PEOPLE: [(&str, &str, &str); 58] = [
    ("robin", "Robin", "Okafor"),
    ("amelie", "Amélie", "Durand"),
    ("minhanh", "Minh Anh", "Nguyễn Thị"),
    ("jp.albuquerque", "João Pedro", "de Albuquerque Cavalcanti"),
    ("zeynep", "Zeynep", "Yıldırım"),
    ("kasia", "Katarzyna", "Wiśniewska"),
    ("chinedu.okonkwo", "Chinedu", "Okonkwo"),
    ("amal", "أمل", "الحسن"),
    ("xiaoming", "小明", "李"),
    ("thora", "Þóra", "Guðmundsdóttir"),
    ("daniel.levi", "דניאל", "לוי"),
    ("soren", "Søren", "Ålykke"),
    ("priya", "Priya", "Raghunathan"),
    ("minjun", "민준", "김"),
    ("beppe", "Giuseppe", "D’Angelo"),
    ("anna.k", "Анна", "Ковальчук"),
    ("tane", "Tane", "Parata"),
    ("lerato", "Lerato", "Mokoena"),
    ("sakura", "さくら", "田中"),
    ("inigo", "Íñigo", "Etxeberria"),
    ("meera", "मीरा", "शर्मा"),
    ("freya", "Freya", "Lindqvist"),
    ("zofie", "Žofie", "Dvořáková"),
    ("seun", "Oluwaseun", "Adébáyò"),
    ("isla", "Isla", "Moreno"),
    ("mateus", "Mateus", "Gonçalves"),
    ("nikos", "Νίκος", "Παπαδόπουλος"),
    ("kofi", "", ""),
    ("ploy", "พลอย", "ศรีสุข"),
    ("orders-bot", "", ""),
    ("hedwig", "Hedwig", "Freifrau von und zu Mühlenstein-Wolkenburg"),
    ("madonna", "Madonna", ""),
    ("bjork", "Björk", ""),
    ("siobhan", "Siobhán", "Ní Dhomhnaill"),
    ("farrokh", "فرخ", "تهرانی"),
    ("tuyet", "Tuyết", "Trần"),
    ("olena", "Олена", "Шевченко"),
    ("ana.maria", "Ana María", "Fernández de Córdoba y Álvarez"),
    ("kwame", "Kwame", "Asante"),
    ("ingrid", "Ingrid", "Haugen"),
    ("yusuf", "Yusuf", "Demir"),
    ("leilani", "Leilani", "Kaʻaukai"),
    ("piotr", "Piotr", "Zieliński"),
    ("chloe", "Chloé", "Lefèvre"),
    ("haruto", "陽翔", "佐藤"),
    ("mbali", "Mbali", "Dlamini"),
    ("eero", "Eero", "Väisänen"),
    ("ilse", "Ilse", "Ter Horst"),
    ("rahul", "राहुल", "वर्मा"),
    ("noor", "Noor", "van der Linden"),
    ("stefania", "Ștefania", "Ionescu"),
    ("gabor", "Gábor", "Kovács"),
    ("ebba", "Ebba", "Östlund"),
    ("tariq", "طارق", "منصور"),
    ("vuyo", "Vuyo", "Mthethwa"),
    ("linh", "Linh", "Phạm"),
    ("carys", "Carys", "ap Rhys"),
    ("m.o-brien+paper", "Máire", "O’Brien"),
];

/// With which name somebody signs in, whatever they are called.
pub fn address_of(id: i64) -> String {
    format!("account-{id}@example.org")
}

/// Everybody's account. The first one is there already, with the password that all have.
pub fn plant(database: &Connection, data: Data) -> rusqlite::Result<()> {
    let password: String =
        database.query_row("SELECT password FROM users", [], |row| row.get(0))?;
    database.execute("DELETE FROM users", [])?;
    let insert = "INSERT INTO users (id, username, username_key, username_skeleton, email, \
                  email_key, first_name, last_name, password, is_active, is_staff, is_superuser, \
                  date_joined, last_login) \
                  VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    for (place, (username, first_name, last_name)) in PEOPLE.into_iter().enumerate() {
        let id = place as i64 + 1;
        let shown = data.name(username, place);
        // Accounts are told apart by their keys, and the sample has the same names several times.
        let key = match data {
            Data::Usual => username.to_owned(),
            Data::Hostile => format!("{id}{}", shown.to_lowercase()),
        };
        let is_invited = id % 19 == 0;
        let joined = NOW - id * id * DAY / 3 - id * 5 * HOUR;
        let last_login = (id % 10 != 0 && !is_invited).then(|| NOW - (id * id * 7 % 900) * HOUR);
        database.execute(
            insert,
            params![
                id,
                shown,
                key,
                format!("{shown}@example.org"),
                address_of(id),
                data.name(first_name, place + 1),
                data.name(last_name, place),
                if is_invited { "!" } else { &password },
                id % 8 != 0,
                id <= STAFF || id % 17 == 0,
                id == ROOT || id == 34,
                joined,
                last_login.map(|at| at.max(joined)),
            ],
        )?;
    }
    database.execute("UPDATE users SET version = 4, is_active = TRUE WHERE id = ?1", [MEMBER])?;
    Ok(())
}
