//! The stylesheet of a site's own colour.

use crate::config::Accent;

/// The ground of each theme on which words in the accent have the least contrast: `--sunken` and
/// `--hover` of the stylesheet.
const LIGHT: &str = "#f4f2ef";
const DARK: &str = "#32302d";

/// The tokens of the stylesheet that depend on the accent, in both themes.
pub fn stylesheet(accent: Accent) -> String {
    let soft = accent.shade(0.95, 0.02).hex();
    let light = [
        accent.itself().darkened(LIGHT, 4.5).darkened(&soft, 4.5).hex(),
        accent.hex(),
        accent.itself().pressed().hex(),
        accent.shade(0.55, 0.2).darkened(&soft, 3.0).hex(),
        soft,
    ];
    let soft = accent.shade(0.32, 0.04).hex();
    let fill = accent.shade(0.55, 0.14).darkened("#ffffff", 4.5);
    let dark = [
        accent.shade(0.8, 0.1).lightened(DARK, 7.0).lightened(&soft, 4.5).hex(),
        fill.hex(),
        fill.pressed().hex(),
        accent.shade(0.88, 0.08).hex(),
        soft,
    ];
    let both: [String; 5] =
        std::array::from_fn(|token| format!("light-dark({}, {})", light[token], dark[token]));
    let (light, both) = (tokens(light), tokens(both));
    format!(
        ":root {{ {light} }}\n@supports (color: light-dark(red, red)) {{ :root {{ {both} }} }}\n"
    )
}

fn tokens([accent, fill, press, focus, soft]: [String; 5]) -> String {
    format!(
        "--accent: {accent}; --accent-fill: {fill}; --accent-press: {press}; --focus: {focus}; \
         --accent-soft: {soft};"
    )
}

#[cfg(test)]
mod tests {
    use palette::Srgb;
    use palette::color_difference::Wcag21RelativeContrast;

    use super::{DARK, LIGHT, stylesheet};
    use crate::config::Accent;

    /// The contrast of two tokens, or of a token with a colour.
    fn contrast(one: &str, other: &str) -> f32 {
        let colour = |text: &str| text.parse::<Srgb<u8>>().expect("a colour").into_format::<f32>();
        colour(one).relative_contrast(colour(other))
    }

    #[test]
    fn every_accent_can_be_read_in_both_themes() {
        for hue in (0..360).step_by(15) {
            for (saturation, lightness) in [(0.0, 0.3), (0.4, 0.35), (1.0, 0.4), (1.0, 0.02)] {
                let colour = palette::Hsl::new_srgb(hue as f32, saturation, lightness);
                let colour: Srgb<u8> =
                    <Srgb as palette::FromColor<_>>::from_color(colour).into_format();
                let Ok(accent) = Accent::parse(&format!("#{colour:x}")) else { continue };
                let css = stylesheet(accent);
                let (_, both) = css.split_once("@supports").expect("two themes");
                let token = |theme: usize, name: &str| -> String {
                    let begin = format!("{name}: light-dark(");
                    let (_, rest) = both.split_once(&begin).expect("a token");
                    let (pair, _) = rest.split_once(')').expect("two colours");
                    pair.split(", ").nth(theme).expect("one of each").to_owned()
                };
                for (theme, ground) in [(0, LIGHT), (1, DARK)] {
                    let soft = token(theme, "--accent-soft");
                    let words = token(theme, "--accent");
                    assert!(contrast(&words, ground) >= 4.5, "{theme}");
                    assert!(contrast(&words, &soft) >= 4.5, "{theme}");
                    for fill in ["--accent-fill", "--accent-press"] {
                        assert!(contrast(&token(theme, fill), "#ffffff") >= 4.5, "{theme}");
                    }
                    assert!(contrast(&token(theme, "--focus"), ground) >= 3.0, "{theme}");
                }
            }
        }
    }
}
