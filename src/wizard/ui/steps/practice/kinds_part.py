"""The special kinds of matter in a deed: how each is decided, and which items belong to it."""

from PySide6.QtWidgets import QWidget

from wizard.edits.rule_edits import filled_in, preset_of, with_other_tier, with_preset, with_tier_of
from wizard.foundation.formatting import listed
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import TIERS
from wizard.plan.voting_rule import RULE_PRESETS, RuleSource, TierName
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.positions_part import PositionsPart
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.steps.practice.tier_fields import TierFields
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted, Subheading
from wizard.voting.rule_in_words import tier_in_words

_OWN = ListChoice("own", "A separate rule")
_PRESETS = [*(ListChoice(each.id, each.label) for each in RULE_PRESETS if each.source is not RuleSource.ACT), _OWN]


class KindSection(FoldSection):
    """How one kind of matter is decided."""

    def __init__(self, session: Session, name: TierName) -> None:
        super().__init__(TIERS[name])
        self._session, self._name = session, name
        self.preset = ChoiceField(_PRESETS)
        self.fields = TierFields(session, name)
        self.content.add(LabelledInput("Start from", self.preset), self.fields)
        self.preset.chosen.connect(self._take_preset)
        self.preset.setAccessibleName(f"{TIERS[name]}: begin from")

    def refresh(self, plan: Plan) -> None:
        """Show the kind if the rule has it, without emitting a signal."""
        rule = plan.settings.rule
        tier = rule.tiers.named(self._name)
        show_if(tier is not None and rule.source is not RuleSource.ACT, self)
        if tier is None:
            return
        preset = preset_of(rule, self._name)
        self.preset.show_choice(preset.id if preset else _OWN.value)
        self.set_summary(tier_in_words(tier, rule, plan.people))
        self.fields.refresh(plan, tier)

    def _take_preset(self, value: str) -> None:
        if value == _OWN.value:
            self.refresh(self._session.plan)
            self.fields.first_field().setFocus()
            return
        label = f"preset of the voting rule on {TIERS[self._name].lower()}"
        tried(self._session, lambda plan: with_preset(plan, value, self._name), label)


class KindsPart(QWidget):
    """The special kinds of matter in the deed; hidden if there are none."""

    OTHERS = (TierName.IMPORTANT, TierName.ALL)
    """The kinds that are not ordinary, in order."""
    positions: PositionsPart
    """The positions with their own kind of matter. Created with the other fields once the deed has special kinds."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = ColumnLayout(12, parent=self)
        self.known: dict[TierName, TickLine] = {}
        self.sections: dict[TierName, KindSection] = {}
        self.items: dict[str, ChoiceField] = {}

    def refresh(self, plan: Plan) -> None:
        """Show the kinds and their items without emitting a signal."""
        rule = plan.settings.rule
        known = [name for name in self.OTHERS if rule.tiers.named(name)]
        seen = bool(known) and rule.source is not RuleSource.ACT
        if seen and not self.known:
            self._make()
        show_if(seen, self)
        for name, line in self.known.items():
            line.show_ticked(name in known)
        for section in self.sections.values():
            section.refresh(plan)
        if not seen:
            return
        self._offer()
        kinds = [ListChoice(name, TIERS[name]) for name in (TierName.ORDINARY, *known)]
        for item, field in self.items.items():
            field.set_choices(kinds)
            field.show_choice(rule.tier_name(item))
        self.positions.refresh(plan, kinds)

    def _make(self) -> None:
        """Create the fields when needed: few deeds have other kinds, and each has as many as the rest of the card."""
        self.known = {name: TickLine(TIERS[name]) for name in self.OTHERS}
        self.sections = {name: KindSection(self._session, name) for name in self.OTHERS}
        self.positions = PositionsPart(self._session)
        holder = QWidget()
        self._items = ColumnLayout(0, parent=holder)
        self._column.addWidget(FieldRow(*self.known.values(), **GRID))
        self._column.add(*self.sections.values(), Subheading("Which item is which kind of matter"))
        self._column.add(Muted(practice_words().kinds["lead"]), holder, self.positions)
        for name, line in self.known.items():
            line.ticked.connect(lambda on, name=name: self._take_known(name, known=on))

    def may_go(self, names: list[TierName]) -> bool:
        """Ask before removing kinds of matter that were filled in."""
        rule = self._session.plan.settings.rule
        items = list(dict.fromkeys(entry.item for entry in rule.tier_of if entry.tier in names))
        become = "becomes" if len(items) == 1 else "become"
        goes = f"Item{'s' * (len(items) > 1)} {listed(items)} {become} ordinary." if items else ""
        what = listed([TIERS[name].lower() for name in names])
        return may_remove(self.window(), f"the rule for {what}", goes)

    def _take_known(self, name: TierName, *, known: bool) -> None:
        if not known and filled_in(self._session.plan.settings.rule, name) and not self.may_go([name]):
            self.refresh(self._session.plan)
            return
        label = f"{TIERS[name].lower()} of the voting rule"
        tried(self._session, lambda plan: with_other_tier(plan, name, known=known), label)

    def _offer(self) -> None:
        """Offer every item that the partners vote on. A duty is checked and never put to a vote."""
        minutes = self._session.minutes
        items = [entry.item for entry in minutes.items if entry.item.duty is None] if minutes else []
        if list(self.items) == [item.id for item in items]:
            return
        self._items.clear()
        self.items = {item.id: ChoiceField() for item in items}
        words = practice_words()
        rows = []
        for item in items:
            field = self.items[item.id]
            hint = words.kinds["question"] if item.id in words.deed_asks else ""
            rows.append(LabelledInput(f"{item.id}  {item.short_title}", field, hint))
            field.chosen.connect(lambda value, item=item.id: self._take_item(item, TierName(value)))
        self._items.addWidget(FieldRow(*rows, **GRID))

    def _take_item(self, item: str, name: TierName) -> None:
        tried(self._session, lambda plan: with_tier_of(plan, item, None, name), f"kind of matter of item {item}")
