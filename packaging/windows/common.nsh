; Shared by the installer and the uninstaller: names, exit codes, messages, and the check that nothing is running.
; Given with -D: VERSION, VERSION_NUMBERS (four numbers), ICON, OUT.

Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
OutFile "${OUT}"
BrandingText "GP Action Wizard ${VERSION}"

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey "ProductName" "GP Action Wizard"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "GP Action Wizard contributors"
VIAddVersionKey "LegalCopyright" "MIT licence; see the folder licences"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!define MUI_ICON "${ICON}"

!define DONE 0
!define CANCELLED 1
!define IN_USE 2
!define NOT_WRITTEN 3
!define NOT_ALLOWED 4

!define OWN_KEY "Software\GP Action Wizard"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard"
!define CLASSES "Software\Classes"
!define KIND "GPActionWizard.Plan"
!define GUIDANCE_KIND "GPActionWizard.Guidance"
!define UNINSTALLER "uninstall.exe"
!define FINISHER "finish-uninstall.exe"
; This file tells the uninstaller that it is for everybody, however the path to it was written.
!define FOR_ALL_MARK "installed-for-all-users.txt"
; Beside the program's folder while it is being replaced: the version to come, and the one before.
!define COMING ".gpaw-new"
!define BEFORE ".gpaw-old"

; Whether it is for everybody who uses this PC: 1 or 0.
Var ForAll

; Says a sentence: in a box, or in silent mode to the output, so that a deployment's log has it.
!macro Say SENTENCE
  Push "${SENTENCE}"
  Call Say
!macroend

; Says a sentence and ends with an exit code.
!macro End CODE SENTENCE
  !insertmacro Say "${SENTENCE}"
  SetErrorLevel ${CODE}
  Quit
!macroend

Function Say
  Exch $0
  Push $1
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
  ${Else}
    System::Call 'kernel32::GetStdHandle(i -11) p.r1'
    ${If} $1 P= 0
    ${OrIf} $1 P= -1
      System::Call 'kernel32::AttachConsole(i -1)'
      System::Call 'kernel32::GetStdHandle(i -11) p.r1'
    ${EndIf}
    ${If} $1 P<> 0
    ${AndIf} $1 P<> -1
      FileWrite $1 "$0$\r$\n"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

; Two of these programs at once would undo each other's work. The mark goes with the process.
Function AloneOrEnd
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\GPActionWizardSetup") p.r0 ?e'
  Pop $1
  ${If} $1 = 183 ; it was there
  ${OrIf} $1 = 5 ; it is somebody else's
    !insertmacro End ${IN_USE} "GP Action Wizard is already being installed or removed. Wait until that has finished, then try again."
  ${EndIf}
FunctionEnd

; Leaves in $R0 the name of a program or library in the folder $R1 that cannot be written to, or nothing. Windows refuses
; to open a file for writing while a process has it loaded, and all our programs load Python's library: the window, the
; console program and pythonw.exe alike.
Function FindInUse
  Push $0
  Push $1
  Push $2
  Push $3
  StrCpy $R0 ""
  FindFirst $0 $1 "$R1\*.*"
  ${DoWhile} $1 != ""
    StrCpy $2 $1 "" -4
    ${If} $2 == ".exe"
    ${OrIf} $2 == ".dll"
    ${OrIf} $2 == ".pyd"
      ${If} "$R1\$1" != $EXEPATH
        System::Call 'kernel32::CreateFileW(w "$R1\$1", i 0xC0000000, i 0, p 0, i 3, i 0, p 0) p.r2 ?e'
        Pop $3
        ${If} $2 P<> -1
          System::Call 'kernel32::CloseHandle(p r2)'
        ${ElseIf} $3 <> 2 ; it is gone meanwhile
          StrCpy $R0 $1
          ${ExitDo}
        ${EndIf}
      ${EndIf}
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; The same, but a scanner releases a file after moments, so it asks for a while before it believes it.
Function FindInUsePatiently
  Push $0
  ${For} $0 1 10
    Call FindInUse
    ${If} $R0 == ""
      ${ExitFor}
    ${EndIf}
    Sleep 500
  ${Next}
  Pop $0
FunctionEnd

!macro EndInUse
  !insertmacro End ${IN_USE} "GP Action Wizard is open, or another program is using its files ($R0). Nothing was changed. Close it, then try again."
!macroend

Function AdministratorOrEnd
  Push $0
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro End ${NOT_ALLOWED} "Only an administrator can do this for everybody who uses this PC. Nothing was changed. Run it as an administrator."
  ${EndIf}
  Pop $0
FunctionEnd

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
