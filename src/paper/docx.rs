//! Papers as files of Word.
//!
//! Nothing but styles says how a paragraph looks, and they have the names that Word itself
//! gives to such paragraphs (`styles.xml`). So whoever lays a template of their own over the
//! paper has it look like all others of their house.

use std::io::{self, Cursor};

use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, IndentLevel, Level, LevelJc, LevelText,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Run, SpecialIndentType,
    Start, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::{Block, Paper, PaperTable};
use crate::document::visible;

/// Returns the bytes of a paper as a file of Word: A4, with the number of the page at the foot
/// of each.
///
/// # Errors
///
/// If the parts of the file cannot be put together.
pub fn docx(paper: &Paper) -> io::Result<Vec<u8>> {
    let file = set_up(Docx::new(), paper.bullet);
    let file = file.add_paragraph(styled(Look::Title, words(&paper.title)));
    let mut parts = paper.blocks.iter().fold(file, with_block).build();
    parts.styles = STYLES.into();
    parts.doc_props.core = PROPERTIES.into();
    parts.document = with_repeated_headings(parts.document)?;
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes)?;
    Ok(bytes.into_inner())
}

/// The styles, in the order in which Word itself writes them.
const STYLES: &[u8] = include_bytes!("styles.xml");

/// Who made the file and when: nothing, since the paper says it.
const PROPERTIES: &[u8] = include_bytes!("properties.xml");

fn with_block(file: Docx, block: &Block) -> Docx {
    match block {
        Block::Section(heading) => file.add_paragraph(styled(Look::Section, words(heading))),
        Block::Item(heading) => file.add_paragraph(styled(Look::Item, words(heading))),
        Block::Field { label, text } => {
            let text = with_words(Run::new().add_tab(), text);
            file.add_paragraph(styled(Look::Field, strong(label)).add_run(text))
        }
        Block::List { label, points } => {
            let file = file.add_paragraph(styled(Look::Label, strong(label)));
            let points = points.iter().map(|point| styled(Look::Point, words(point)));
            points.fold(file, |file, point| {
                file.add_paragraph(point.numbering(BULLETS, IndentLevel::new(0)))
            })
        }
        Block::Table(table) => file
            .add_table(laid_out(table))
            // Word wants a paragraph after a table at the end.
            .add_paragraph(styled(Look::Cell, Run::new())),
    }
}

// --- The page -----------------------------------------------------------------

/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);

/// 25 mm, in twentieths of a point.
const MARGIN: i32 = 1_417;

/// What is left between the margins, in twentieths of a point.
const TEXT_WIDTH: usize = 9_072;

/// How wide a Japanese character of the text is, in twentieths of a point.
const CHARACTER: i32 = 210;

/// Not the first: that is taken by the numbered list that every file has.
const BULLETS: NumberingId = NumberingId { id: 2 };

fn set_up(file: Docx, bullet: &str) -> Docx {
    let (width, height) = PAGE;
    let margins = PageMargin::new().top(MARGIN).bottom(MARGIN);
    let margins = margins.left(MARGIN).right(MARGIN);
    let number = styled(Look::Footer, Run::new()).add_page_num(PageNum::new());
    file.page_size(width, height)
        .page_margin(margins)
        .footer(Footer::new().add_paragraph(number))
        .add_abstract_numbering(bullets(bullet))
        .add_numbering(Numbering::new(BULLETS.id, BULLETS.id))
}

fn bullets(bullet: &str) -> AbstractNumbering {
    let level = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new(bullet.trim_end()),
        LevelJc::new("left"),
    );
    let hanging = SpecialIndentType::Hanging(2 * CHARACTER);
    let level = level.indent(Some(3 * CHARACTER), Some(hanging), None, None);
    AbstractNumbering::new(BULLETS.id).add_level(level)
}

// --- Paragraphs and tables ----------------------------------------------------

/// How a paragraph looks.
#[derive(Debug, Clone, Copy)]
enum Look {
    Title,
    Section,
    Item,
    Field,
    Label,
    Point,
    Cell,
    Footer,
}

impl Look {
    /// The id of its style.
    fn style(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Section => "Heading1",
            Self::Item => "Heading2",
            Self::Field => "List",
            Self::Label => "BodyText",
            Self::Point => "ListBullet",
            Self::Cell => "NoSpacing",
            Self::Footer => "Footer",
        }
    }
}

fn styled(look: Look, run: Run) -> Paragraph {
    Paragraph::new().style(look.style()).add_run(run)
}

/// The label of a field, or the heading of a column.
fn strong(label: &str) -> Run {
    words(label).style("Strong")
}

fn words(text: &str) -> Run {
    with_words(Run::new(), text)
}

/// Adds a text with its line breaks.
fn with_words(run: Run, text: &str) -> Run {
    text.split('\n')
        .enumerate()
        .fold(run, |run, (place, line)| {
            let run = match place {
                0 => run,
                _ => run.add_break(BreakType::TextWrapping),
            };
            run.add_text(harmless(line))
        })
}

/// A line with marks in place of the characters that no XML can have.
fn harmless(line: &str) -> String {
    visible(line).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn laid_out(table: &PaperTable) -> Table {
    let shares: usize = table.columns.iter().map(|column| column.share).sum();
    let width = |share: usize| TEXT_WIDTH * share / shares.max(1);
    let widths: Vec<usize> = table.columns.iter().map(|c| width(c.share)).collect();
    let headings = table.columns.iter().map(|column| strong(&column.heading));
    let headings = row(headings, &widths);
    let rows = table.rows.iter();
    let rows = rows.map(|cells| row(cells.iter().map(|cell| words(cell)), &widths).cant_split());
    Table::without_borders(std::iter::once(headings).chain(rows).collect())
        .style("TableGrid")
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .set_grid(widths)
}

fn row(cells: impl Iterator<Item = Run>, widths: &[usize]) -> TableRow {
    let cells = cells.zip(widths).map(|(run, width)| {
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .add_paragraph(styled(Look::Cell, run))
    });
    TableRow::new(cells.collect())
}

/// Has the headings of tables repeated on every page, which the library cannot ask for. They
/// are the rows of which nothing else is asked.
fn with_repeated_headings(document: Vec<u8>) -> io::Result<Vec<u8>> {
    let document = String::from_utf8(document).map_err(io::Error::other)?;
    let repeated = "<w:trPr><w:tblHeader /></w:trPr>";
    Ok(document.replace("<w:trPr />", repeated).into_bytes())
}
