"""Where a sentence ends: one line a case, ‖ between its sentences."""

import pytest

from annotator.markup.zones import Zone
from annotator.segmentation.segment import segment

CASES = """
A little later, Putin turned to Abe. ‖ "You won't believe it, but it came to my mind just now," he said. ‖ "Let's sign an agreement by the end of the year," he told Abe, "without any preconditions."
The U.S. and the U.K. agreed. ‖ They met in Washington, D.C. ‖ The talks went on.
We do not want anything from U.S. Bases. ‖ It is over.
He came from the U.S. ‖ The trip was long.
U.S. President Donald Trump met Abe. ‖ He left.
He moved to the U.S. in 2003. ‖ "I like it," he said.
It was signed on Jan. 22 in Moscow. ‖ Then on Sept. 6-7 they met again.
It ended in Dec. ‖ Putin flew home.
Lt. Col. Smith spoke on Mon. Jan. 3 about it. ‖ He stopped.
No. 3 on the list is salmon. ‖ He said no. ‖ The list ends.
See Fig. 2 and Sec. 4 of the report. ‖ Also see p. 5.
It cost approx. five million, i.e. too much, vs. four before.
Mr. Abe and Dr. S. Korea of St. Petersburg met Gen. Smith. ‖ Prof. J. K. Nagy agreed.
J. R. R. Tolkien wrote it. ‖ A. B. Smith read it.
What is Plan B. ‖ There is none.
They fought in World War I. ‖ The second came later.
It met S. Korea's needs, etc. ‖ The rest was left.
It met needs, salmon, crab, etc. and more.
He works for Acme Inc. in Tokyo. ‖ She works for Acme Co. ‖ They met.
The meeting is at 10 a.m. on Monday. ‖ It ends at 3 p.m. ‖ The press is invited.
The Phoenix, Ariz. meeting failed. ‖ The Boston, Mass. one did too.
"We don't need anything from Japan.... ‖ And how can we politely explain that?"
Well... maybe not. ‖ Russia's pivot ... to Japan surprised many.
The dispute began long ago.[8] ‖ Medvedev visited the island.
The dispute began long ago.¹² ‖ Medvedev visited the island.
The dispute is about claims.12 ‖ Japan disagrees.
What happened to the IQ!? ‖ Nothing. ‖ Why?! ‖ Who knows.
He asked: "Why?" ‖ Nobody knew.
He told them: “No solution is perfect.” ‖ They left.
"Why?" Abe asked. ‖ "Because," Putin said.
"Why now?" asked Mr. Abe. ‖ Nobody answered.
"Wow!" ‖ He said nothing.
“One.” ‖ “Two.” ‖ “Three.”
They shouted "Crimea is ours! The Kuriles are ours!" and "We won't return them!"
Abe said: “We talked. We ate. We left,” and smiled. ‖ Then he went.
Yachi noted that, “Japan needs to talk. ‖ If it does not, we lose. ‖ We should explore it.”
He called it an “unforgiveable outrage.” ‖ And a détente – even now – is opaque.
It grew by 3.5 percent to $5.3 million in 2003. ‖ Abe has won.
The gap was 5 to 1. ‖ 12 people left. ‖ 2014 was worse.
Visit www.example.com or example.org/page.html today. ‖ Write to a.b@example.org.
(He left early.) ‖ Nobody cared.
The town (pop. 300. See the map) was lost. ‖ It is back.
Japan signed (in 1956). ‖ Russia signed too.
In Moscow (Reuters) he said so. ‖ [These actions] matter.
"It is over." – he said.
He said it was over. ‖ -- That was all.
The first one ends here. ‖ the next one begins small.
While the agenda will also focus on energy ties. ‖ Yoshihide Suga hinted at more.
The territory is "inherent". ‖ Tokyo says so; Moscow does not: it never has.
北方領土は日本の領土である。 ‖ 返還を求める。
"""


def sentences_of(text: str, kind: str = "body") -> list[str]:
    zones = [Zone(kind=kind, start=0, end=len(text))]
    return [text[found.start : found.end] for found in segment(text, zones).sentences]


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_sentences_end_where_the_bar_stands(case):
    assert sentences_of(case.replace(" ‖ ", " ")) == case.split(" ‖ ")


def test_a_stop_without_a_space_behind_it_ends_a_sentence():
    text = "He will not fight at the frontline.Their jobs are big.“So it goes.”"

    assert sentences_of(text) == [
        "He will not fight at the frontline.",
        "Their jobs are big.",
        "“So it goes.”",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("in which the Soviet Union\n\nagreed to hand them over.", 1),
        ("in which it agreed to hand over the\n\nKuril Islands to Japan.", 1),
        ("They agreed to hand them over.\n\nagain they did not", 2),
        ("Russia says no\n\nJapan says yes", 2),
        ("They want:\n\npeace and quiet", 2),
        ("They sell\n- salmon\n- crab", 3),
        ("1. They met.\n2. They left.", 2),
        ("They met in\nthe city.", 1),
        ("They met\nThey left", 2),
    ],
)
def test_a_line_break_ends_a_sentence_unless_it_goes_on(text, sentences):
    assert len(sentences_of(text)) == sentences


def test_lines_of_a_fixed_width_are_soft():
    text = (
        "The patrol ships of both countries kept their distance, and the people of\n"
        "Nemuro kept theirs. Nobody at the consulate of the U.S.\n"
        "Navy would say why the price of crab had fallen so far in so little time,\n"
        "and nobody asked."
    )

    assert [len(sentence.split("\n")) for sentence in sentences_of(text)] == [2, 3]


def test_only_the_text_itself_goes_on_in_the_next_paragraph():
    text = "in which the Soviet Union\n\nagreed to hand them over."

    assert len(sentences_of(text, kind="comment")) == 2


def test_a_broken_sentence_goes_on_in_the_next_zone_of_the_text():
    text = "in which the Soviet Union\n\nagreed to hand them over."
    zones = [Zone(kind="body", start=0, end=27), Zone(kind="body", start=27, end=len(text))]

    assert [found.zone for found in segment(text, zones).sentences] == ["body"]


def test_no_sentence_crosses_into_a_zone_of_another_kind():
    text = "in which the Soviet Union\n\nagreed to hand them over."
    zones = [Zone(kind="body", start=0, end=27), Zone(kind="caption", start=27, end=len(text))]

    assert [found.zone for found in segment(text, zones).sentences] == ["body", "caption"]
