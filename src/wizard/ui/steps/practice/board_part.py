"""A delegated board, if there is one, which decides in place of the whole partnership."""

from PySide6.QtWidgets import QWidget

from wizard.checks.meeting_checks import practice_checks
from wizard.edits.practice_edits import voters_of
from wizard.edits.rule_edits import with_board, with_board_member, with_rule_parts
from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import DecidingRule
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout


class BoardPart(QWidget):
    """A single line if there is no board, else its name and members."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: tuple[tuple[str, str], ...] = ()
        self._members: dict[str, TickLine] = {}
        self.decides = TickLine("A delegated board decides, not the whole partnership")
        self.name = TextField("e.g. Management board")
        self._name = LabelledInput("Name of the board", self.name)
        self._caution = Caution()
        self._holder = QWidget()
        self._list = ColumnLayout(0, parent=self._holder)
        self._detail = QWidget()
        ColumnLayout(8, (30, 0, 0, 0), self._detail).add(self._name, self._holder, self._caution)
        ColumnLayout(8, parent=self).add(self.decides, self._detail)
        self.decides.ticked.connect(self._decide)
        self.name.edited.connect(self._rename)

    @property
    def members(self) -> tuple[TickLine, ...]:
        """A line for each person with a vote."""
        return tuple(self._members.values())

    def refresh(self, plan: Plan) -> None:
        """Show the board."""
        rule = plan.settings.rule
        self.decides.show_ticked(bool(rule.board))
        self.decides.setEnabled(bool(rule.board) or bool(voters_of(plan)))
        self._detail.setVisible(bool(rule.board))
        self.name.show_text(rule.board_name)
        self._offer(plan)
        for key, line in self._members.items():
            line.show_ticked(key in rule.board)
        found = (check.sentence for check in practice_checks(plan) if check.code == "board_without_vote")
        self._caution.show_sentence(next(found, ""))

    def _offer(self, plan: Plan) -> None:
        if not plan.settings.rule.board:
            return
        here = tuple((person.id, person.name) for person in voters_of(plan))
        if here == self._known:
            return
        self._known = here
        self._list.clear()
        self._members = {}
        for key, name in here:
            line = self._members[key] = TickLine(name)
            line.setAccessibleName(f"{name} is on the board")
            line.ticked.connect(lambda on, key=key: self._change_member(key, member=on))
        self._list.addWidget(FieldRow(*self._members.values(), least=170))

    def _decide(self, decides: bool) -> None:
        rule = self._session.plan.settings.rule
        if rule.board and not decides and not self._may_go(rule):
            self.decides.show_ticked(True)
            return
        tried(self._session, lambda plan: with_board(plan, decides=decides), "delegated board")

    def _may_go(self, rule: DecidingRule) -> bool:
        """Ask before removing a board whose members or name were entered."""
        plan = self._session.plan
        if not rule.board_name and set(rule.board) == {person.id for person in voters_of(plan)}:
            return True
        names = listed([plan.person(member).name for member in rule.board])
        return may_remove(self.window(), rule.board_name or "the board", f"Its members were {names}.")

    def _rename(self, text: str) -> None:
        name = typed(text)
        problem = tried(self._session, lambda plan: with_rule_parts(plan, board_name=name), "name of the board")
        self._name.show_error(problem)

    def _change_member(self, key: str, *, member: bool) -> None:
        tried(self._session, lambda plan: with_board_member(plan, key, member=member), "members of the board")
        # Removing the last member is refused, so show the plan's tick again.
        self.refresh(self._session.plan)
