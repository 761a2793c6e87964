"""The voting rule of the meeting, and different rules for single items, agreed before the item is discussed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import may_agree, with_item_rule
from wizard.edits.note_edits import without_draft
from wizard.foundation.formatting import listed
from wizard.overview.places import Control
from wizard.plan.plan import DraftKind, Plan, open_meeting
from wizard.plan.rule_labels import TIERS
from wizard.plan.tier import EVERYBODY, Base, Need, Tier
from wizard.plan.voting_rule import RuleSource, TierName
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.decision.unrecorded_text import Drafting
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.people_picks import PeoplePicks
from wizard.ui.inputs.rule_inputs import BASE_CHOICES, NeedField, need_of
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import ItemScope, tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted
from wizard.voting.rule_in_words import item_rule_agreed, rule_in_words

_OTHER = ListChoice("other", "Another number")
_NO_ITEM = "Choose the item."
_NO_REASON = "Say why this item has its own rule."
_NOBODY = "Say who agreed to it."
_NONE_LEFT = "Every item has already been put to the partners. The rule for an item is agreed before it is discussed."


class ItemRuleForm(QWidget):
    """A different rule for one item, not agreed yet."""

    def __init__(self, session: Session, closed: Callable[[], None]) -> None:
        super().__init__()
        self._session, self._closed = session, closed
        self._scope = ItemScope(session, "")
        self._need: Need = EVERYBODY
        self.item, self.kind = ChoiceField(placeholder="Which?"), ChoiceField(placeholder="Which rule?")
        self.need, self.base = NeedField(), ChoiceField(BASE_CHOICES)
        self.reason = NoteField("e.g. Clause 14: a change in the services offered", lines=1, most=4)
        self.agreed = PeoplePicks("Add a partner…")
        self._draft = Drafting(self._scope, DraftKind.RULE, self.reason)
        self._item = LabelledInput("Item", self.item)
        self._kind = LabelledInput("Decided as", self.kind)
        self._reason = LabelledInput("Why a different rule", self.reason)
        self._agreed = LabelledInput("Who agrees to it", self.agreed)
        self._number = LabelledInput("Needed", self.need)
        self._base = LabelledInput("Out of", self.base)
        self._row = FieldRow(self._item, self._kind, self._number, self._base, least=210)
        self._refused = FieldError()
        self._refused.hide()
        set_it = Button("Agree on this rule", self._set, small=True)
        leave = Button("Keep the practice’s rule", self._leave, ButtonKind.TEXT, small=True)
        column = ColumnLayout(10, parent=self)
        column.add(self._row, self._reason, self._agreed, self._refused, ButtonRow(set_it, leave))
        self.item.chosen.connect(self.begin)
        self.kind.chosen.connect(lambda _value: self._show_number())
        self.need.edited.connect(self._take_need)
        self.agreed.edited.connect(lambda people: self.agreed.show_people(self._offered(), people))
        self.base.show_choice(Base.ALL)
        self.kind.show_choice(None)

    def offer(self, plan: Plan, items: list[ListChoice]) -> None:
        """Offer the items that may still get their own rule, and the kinds of matter."""
        rule = plan.settings.rule
        self.item.set_choices(items)
        kinds = [ListChoice(name, TIERS[name]) for name in TierName if name is TierName.ALL or rule.tiers.named(name)]
        # Under the Act the partners can only agree to treat an item as a matter for all partners.
        act = rule.source is RuleSource.ACT
        self.kind.set_choices([kinds[-1]] if act else [*kinds, _OTHER])
        if self.kind.choice is None:
            self.kind.show_choice(TierName.ALL)
        if self._scope.item_id:
            self._draft.refresh()
        self._show_number()

    def begin(self, item_id: str) -> None:
        """Start with an item, offering the people present for it as those who agree."""
        self._scope.item_id = item_id
        self.item.show_choice(item_id)
        self._item.show_error("")
        self._agreed.show_error("")
        self._draft.refresh()
        offered = self._offered()
        self.agreed.show_people(offered, [each.value for each in offered])
        self._agreed.set_hint("" if offered else "Nobody is marked present for this item yet.")

    def _offered(self) -> list[ListChoice]:
        people = may_agree(self._session.plan, self._scope.item_id) if self._scope.item_id else ()
        return [ListChoice(person.id, person.name) for person in people]

    def _show_number(self) -> None:
        other = self.kind.choice == _OTHER.value
        self.need.show_need(self._need)
        self._row.show_fields(self._item, self._kind, *((self._number, self._base) if other else ()))

    def _take_need(self, kind: str, first: int | None, second: int | None) -> None:
        self._need = need_of(kind, first, second)
        self._number.show_error("")
        self.need.show_need(self._need)

    def _tier(self) -> Tier:
        """Return the chosen rule. Everything except how much of whom comes from the practice's rule."""
        rule = self._session.plan.settings.rule
        ordinary = rule.tiers.ordinary
        if self.kind.choice == _OTHER.value:
            return ordinary.replace(need=self._need, base=Base(self.base.choice or Base.ALL))
        tier = rule.tiers.named(TierName(self.kind.choice or TierName.ALL))
        return tier or ordinary.replace(need=EVERYBODY, base=Base.ALL)

    def _set(self) -> None:
        words, people = self._draft.words, self.agreed.picked
        self._item.show_error("" if self._scope.item_id else _NO_ITEM)
        self._reason.show_error("" if words else _NO_REASON)
        self._agreed.show_error("" if people else _NOBODY)
        if not self._scope.item_id or not words or not people:
            first = self.item if not self._scope.item_id else self.reason if not words else self.agreed
            first.setFocus()
            return
        tier, item = self._tier(), self._scope.item_id
        refused = self._scope.apply(
            lambda plan: without_draft(with_item_rule(plan, item, tier, words, people), item, DraftKind.RULE), "rule"
        )
        self._refused.setText(refused)
        self._refused.setVisible(bool(refused))
        if not refused:
            announce(self, f"Item {item} has its own rule.")
            self._end()

    def _leave(self) -> None:
        if self._scope.item_id:
            item = self._scope.item_id
            tried(self._session, lambda plan: without_draft(plan, item, DraftKind.RULE), "reason for a different rule")
        self._end()

    def _end(self) -> None:
        self._scope.item_id = ""
        self.item.show_choice(None)
        self.kind.show_choice(TierName.ALL)
        self.reason.setPlainText("")
        self.agreed.show_people([], [])
        for field in (self._item, self._reason, self._agreed):
            field.show_error("")
        self._closed()


class ItemRuleCard(Card):
    """The practice's rule in words, and the rules for single items."""

    def __init__(self, session: Session) -> None:
        super().__init__("How the partners decide")
        self._session = session
        self._forming = False
        self._shown: tuple[tuple[str, str], ...] = ()
        self._words = Muted()
        self._list = QWidget()
        self._rows = ColumnLayout(8, parent=self._list)
        self.form = ItemRuleForm(session, self._close_form)
        self.form.setObjectName(Control.ITEM_RULE)
        self._none_left = Hint(_NONE_LEFT)
        self.add_button = Button("A different rule for an item", self._begin, small=True)
        self._add_row = ButtonRow(self.add_button)
        self.body.add(self._words, self._list, self.form, self._none_left, self._add_row)

    def refresh(self, plan: Plan) -> None:
        """Show the rule and the rules for single items."""
        meeting, rule, people = open_meeting(plan), plan.settings.rule, plan.people_at_meeting
        self._words.setText(rule_in_words(rule, people))
        own = {matter.item: matter.rule for matter in meeting.matters if matter.rule is not None}
        self._show_own({item: item_rule_agreed(tier, rule, people) for item, tier in own.items()})
        free = [
            ListChoice(item, f"{item}  {plan.item(digest).short_title}")
            for item, digest in (
                (item, meeting.guidance.items[item]) for item in meeting.taken if item in meeting.guidance.items
            )
            if item not in own and not meeting.matter(item).was_put and plan.item(digest).duty is None
        ]
        typed_on = [draft.item for draft in plan.private.drafts if draft.kind is DraftKind.RULE]
        unrecorded = next((each.value for each in free if each.value in typed_on), "")
        self._forming = (self._forming or bool(unrecorded)) and bool(free)
        self.form.offer(plan, free)
        if unrecorded and self.form.item.choice is None:
            self.form.begin(unrecorded)
        show_if(self._forming, self.form)
        show_if(not self._forming and bool(free), self._add_row)
        show_if(not free and bool(meeting.taken), self._none_left)

    def _show_own(self, said: dict[str, str]) -> None:
        shown = tuple(said.items())
        show_if(bool(shown), self._list)
        if shown == self._shown:
            return
        self._shown = shown
        self._rows.clear()
        for item, words in shown:
            back = Button(
                "Back to the practice’s rule", partial(self._drop, item), ButtonKind.TEXT, small=True, mark=Icon.CROSS
            )
            back.setAccessibleName(f"Item {item}: back to the practice’s rule")
            row = QWidget()
            ColumnLayout(2, parent=row).add(Body(f"Item {item}: {words}"), ButtonRow(back))
            self._rows.addWidget(row)

    def _begin(self) -> None:
        self._forming = True
        self.refresh(self._session.plan)
        self.form.item.setFocus()

    def _close_form(self) -> None:
        self._forming = False
        self.add_button.setFocus()
        self.refresh(self._session.plan)

    def _drop(self, item: str) -> None:
        own = open_meeting(self._session.plan).matter(item).rule
        goes = ""
        if own is not None:
            names = listed([self._session.plan.person(person).name for person in own.agreed_by])
            goes = f"This also removes its reason, “{own.reason}”" + (
                f", and the note that {names} agreed." if names else "."
            )
        if not may_remove(self.window(), f"the rule of item {item}", goes):
            return
        self.add_button.setFocus()
        refused = tried(self._session, lambda plan: with_item_rule(plan, item, None), f"rule on item {item}")
        announce(self, refused or f"Item {item} follows the practice’s rule. {UNDO}")
