//! Variables that Kubernetes sets in every pod for a service with the name of our settings.

/// The prefixes of settings: ours and Rocket's.
const PREFIXES: [&str; 2] = ["DOORWARD_", "ROCKET_"];

/// The names of such variables in the environment of this process.
pub fn injected() -> Vec<String> {
    let mut names: Vec<String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, value)| is_injected(name, &value.to_string_lossy()))
        .map(|(name, _)| name)
        .collect();
    names.sort();
    names
}

/// A warning about them, if there are any.
pub fn told(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| {
        format!(
            "ignored, as Kubernetes sets them for a service of this name: {}; \
             `enableServiceLinks: false` in the pod leaves them out",
            names.join(", ")
        )
    })
}

/// Whether a variable is one of `<SERVICE>_SERVICE_HOST`, `<SERVICE>_SERVICE_PORT[_<name>]`,
/// `<SERVICE>_PORT=tcp://…` and `<SERVICE>_PORT_<number>_TCP[_PROTO|_PORT|_ADDR]`, for a service
/// whose name is, or begins with, that of our settings.
pub(super) fn is_injected(name: &str, value: &str) -> bool {
    let Some(rest) = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)) else {
        return false;
    };
    let is_number = |text: &str| text.parse::<u16>().is_ok();
    let parts: Vec<&str> = rest.split('_').collect();
    (0..parts.len()).any(|at| match parts[at..] {
        ["SERVICE", "HOST"] | ["SERVICE", "PORT", ..] => true,
        ["PORT"] => value.contains("://"),
        ["PORT", number, "TCP" | "UDP" | "SCTP"]
        | ["PORT", number, "TCP" | "UDP" | "SCTP", "PROTO" | "PORT" | "ADDR"] => is_number(number),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::is_injected;

    #[test]
    fn what_kubernetes_sets_is_known_and_nothing_else() {
        for (name, value) in [
            ("DOORWARD_SERVICE_HOST", "10.96.0.7"),
            ("DOORWARD_SERVICE_PORT", "8000"),
            ("DOORWARD_SERVICE_PORT_HTTP_WEB", "8000"),
            ("DOORWARD_PORT", "tcp://10.96.0.7:8000"),
            ("DOORWARD_PORT_8000_TCP", "tcp://10.96.0.7:8000"),
            ("DOORWARD_PORT_8000_TCP_PROTO", "tcp"),
            ("DOORWARD_PORT_8000_TCP_PORT", "8000"),
            ("DOORWARD_PORT_53_UDP_ADDR", "10.96.0.7"),
            ("DOORWARD_DATABASE_SERVICE_HOST", "10.96.0.8"),
            ("DOORWARD_DATABASE_PORT", "tcp://10.96.0.8:5432"),
            ("ROCKET_PORT", "tcp://10.96.0.7:8000"),
            ("ROCKET_SERVICE_PORT", "8000"),
        ] {
            assert!(is_injected(name, value), "{name}={value}");
        }
        for (name, value) in [
            ("DOORWARD_PORT", "8000"),
            ("DOORWARD_PORT_8000_TCP_BOGUS", "1"),
            ("DOORWARD_PORT_A_TCP", "tcp://10.96.0.7:8000"),
            ("DOORWARD_SERVICE", "x"),
            ("DOORWARD_SERVICE_PORTS", "1"),
            ("DOORWARD_DATABASE_URL", "postgres://10.96.0.8:5432/x"),
            ("ROCKET_PORT", "8000"),
            ("OTHER_SERVICE_HOST", "10.96.0.7"),
        ] {
            assert!(!is_injected(name, value), "{name}={value}");
        }
    }
}
