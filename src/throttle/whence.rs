//! Where attempts come from.

use std::net::IpAddr;

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug)]
pub struct Whence {
    pub address: IpAddr,
    /// Whether a page of another site caused the attempt. The person at the browser cannot help
    /// that, so it is counted separately.
    pub foreign: bool,
}

impl Whence {
    /// As it is stored and told.
    pub fn key(self) -> String {
        let network = network(self.address);
        if self.foreign { format!("{network}, by pages of other sites") } else { network }
    }
}

/// The address as it is limited: one client commands a whole /64 of IPv6 (RFC 6177).
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let s = v6.segments();
                format!("{:x}:{:x}:{:x}:{:x}::/64", s[0], s[1], s[2], s[3])
            }
        },
    }
}
