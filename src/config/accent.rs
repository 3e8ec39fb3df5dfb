//! The colour of a site.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, Oklch, Srgb};

/// The least contrast of words (WCAG 2.2, success criterion 1.4.3).
const READABLE: f32 = 4.5;
/// A difference of lightness that nobody sees.
const STEP: f32 = 0.002;

/// The colour of a site's buttons and links, dark enough for white words on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(Srgb<u8>);

impl Accent {
    /// Doorward's own.
    pub const DEFAULT: &str = "#0d5c4d";

    /// Reads a colour as `#rrggbb` or `#rgb`.
    ///
    /// # Errors
    /// A sentence; for a colour that is too light it names the nearest one that works.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = || format!("{text:?}: expected a colour such as \"{}\"", Accent::DEFAULT);
        let text = match text.trim() {
            "" => Accent::DEFAULT,
            text => text,
        };
        let colour = match text.strip_prefix('#') {
            Some(_) => text.parse::<Srgb<u8>>().map_err(|_| expected())?,
            None => return Err(expected()),
        };
        let contrast = with_white(colour);
        if contrast >= READABLE {
            return Ok(Accent(colour));
        }
        let mut nearest = Oklch::from_color(colour.into_format::<f32>());
        while with_white(bytes(nearest)) < READABLE {
            nearest.l -= STEP;
        }
        Err(format!(
            "{text}: white words on it have a contrast of {:.1}:1 and need {READABLE}:1; the \
             nearest colour that works is {}",
            (contrast * 10.0).floor() / 10.0,
            hex(bytes(nearest))
        ))
    }

    /// Whether it is Doorward's own, which the stylesheet has already.
    pub fn is_default(self) -> bool {
        hex(self.0) == Accent::DEFAULT
    }

    /// The colour as CSS writes it.
    pub fn hex(self) -> String {
        hex(self.0)
    }

    /// The same hue with another lightness, and at most this chroma.
    pub fn shade(self, lightness: f32, chroma: f32) -> Shade {
        let own = self.oklch();
        Shade(Oklch::new(lightness, own.chroma.min(chroma), own.hue))
    }

    /// The colour itself, to be moved.
    pub fn itself(self) -> Shade {
        Shade(self.oklch())
    }

    fn oklch(self) -> Oklch {
        Oklch::from_color(self.0.into_format::<f32>())
    }
}

/// A colour of the accent's hue, see [`Accent::shade`].
#[derive(Clone, Copy)]
pub struct Shade(Oklch);

impl Shade {
    /// Made darker until its contrast with `ground` (`#rrggbb`) is at least `ratio`.
    pub fn darkened(self, ground: &str, ratio: f32) -> Shade {
        self.moved(ground, ratio, -STEP)
    }

    /// Made lighter until its contrast with `ground` is at least `ratio`.
    pub fn lightened(self, ground: &str, ratio: f32) -> Shade {
        self.moved(ground, ratio, STEP)
    }

    /// Darker by a difference that is seen; what is nearly black becomes lighter.
    pub fn pressed(self) -> Shade {
        let lightness = if self.0.l > 0.2 { self.0.l - 0.07 } else { self.0.l + 0.2 };
        Shade(Oklch { l: lightness, ..self.0 })
    }

    /// The colour as CSS writes it.
    pub fn hex(self) -> String {
        hex(bytes(self.0))
    }

    fn moved(mut self, ground: &str, ratio: f32, step: f32) -> Shade {
        let ground: Srgb<u8> = ground.parse().expect("a colour of the stylesheet");
        while contrast(bytes(self.0), ground) < ratio && (0.0..=1.0).contains(&self.0.l) {
            self.0.l += step;
        }
        self
    }
}

fn bytes(colour: Oklch) -> Srgb<u8> {
    Srgb::from_color(colour).into_format()
}

fn contrast(one: Srgb<u8>, other: Srgb<u8>) -> f32 {
    one.into_format::<f32>().relative_contrast(other.into_format())
}

fn with_white(colour: Srgb<u8>) -> f32 {
    contrast(colour, Srgb::new(255, 255, 255))
}

fn hex(colour: Srgb<u8>) -> String {
    format!("#{colour:x}")
}

#[cfg(test)]
mod tests {
    use super::Accent;

    #[test]
    fn a_colour_that_is_too_light_is_refused_with_one_that_is_not() {
        for (light, contrast) in [("#ffcc00", "1.5:1"), ("#1e90ff", "3.2:1"), ("#fff", "1.0:1")] {
            let why = Accent::parse(light).expect_err("too light");
            assert!(why.contains(contrast), "{why}");
            let (_, nearest) = why.rsplit_once(' ').expect("a sentence");
            assert!(Accent::parse(nearest).is_ok(), "{nearest} for {light}");
        }
        for wrong in ["#", "red", "0d5c4d", "#0d5c4", "#0d5c4dff", "#gggggg", "rgb(1,2,3)"] {
            assert!(Accent::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Accent::parse(Accent::DEFAULT).is_ok_and(Accent::is_default));
        assert_eq!(Accent::parse("#046").map(Accent::hex).as_deref(), Ok("#004466"));
    }
}
