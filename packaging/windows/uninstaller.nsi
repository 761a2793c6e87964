; The uninstaller: a separate program, so that it is listed, can be signed and returns its exit code. What NSIS makes
; of a section “Uninstall” copies itself elsewhere, returns 0 at once, and nobody learns how it ended.
; Given with -D, beside what common.nsh wants: LISTS (folder of uninstall.nsh).
;
; Silent: "FOLDER\uninstall.exe" /S. Exit codes: 0 done; 1 cancelled; 2 the program is running or its files are in use;
; 4 not allowed. After 2 and 4 nothing was removed, unless a file came into use meanwhile; then it can be run again.
; With /KEEP it removes the files of its list and nothing else: the installer of a new version asks for that.

SetCompressor /SOLID lzma
!include "common.nsh"
Name "GP Action Wizard"
Caption "Remove GP Action Wizard"
VIAddVersionKey "FileDescription" "Removes GP Action Wizard"
ShowInstDetails nevershow
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Whether to remove only the files, because a new version is there already: 1 or 0.
Var FilesOnly

Function .onInit
  StrCpy $INSTDIR $EXEDIR
  StrCpy $FilesOnly 0
  StrCpy $ForAll 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP" $1
  ${IfNot} ${Errors}
    StrCpy $FilesOnly 1
    Return
  ${EndIf}
  SetShellVarContext current
  ${If} ${FileExists} "$INSTDIR\${FOR_ALL_MARK}"
    StrCpy $ForAll 1
    SetShellVarContext all
    Call AskForRights
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION "Remove GP Action Wizard from this PC? Your plans are kept." /SD IDYES IDYES go
  SetErrorLevel ${CANCELLED}
  Quit
  go:
FunctionEnd

; From the list of installed programs it is started without an administrator's rights; Windows then asks for them.
Function AskForRights
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
  ${AndIfNot} ${Silent}
    ExecShell "runas" "$EXEPATH"
    Quit
  ${EndIf}
  Call AdministratorOrEnd
FunctionEnd

; Removes what the program remembers. Drafts and rescued changes are the person's own, and stay; so does everything else
; that a person put there, because only our own names are removed.
Function RemoveMemory
  StrCpy $0 "$LOCALAPPDATA\GP Action Wizard"
  Delete "$0\*.json"
  Delete "$0\.*.json.*"
  Delete "$0\*.gpaw-tmp"
  Delete "$0\tour-seen"
  RMDir /r "$0\running"
  RMDir /r "$0\requests"
  RMDir /r "$0\logs"
  RMDir /r "$0\packs"
  RMDir /r "$0\previews"
  RMDir /r "$0\dialogs"
  RMDir /r "$0\forms"
  RMDir "$0\recovery"
  RMDir "$0\drafts"
  RMDir "$0"
  ; The folders that Qt's file dialogs remember on Windows.
  DeleteRegValue HKCU "Software\QtProject\OrganizationDefaults\FileDialog" "lastVisited"
  DeleteRegValue HKCU "Software\QtProject\OrganizationDefaults\FileDialog" "history"
  FindFirst $1 $2 "$TEMP\gp-action-wizard-*"
  ${DoWhile} $2 != ""
    RMDir /r "$TEMP\$2"
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

; What a killed or delayed installer left beside the folder, and IT's settings in it.
Function RemoveRemains
  RMDir /r "$INSTDIR${COMING}"
  ${If} ${FileExists} "$INSTDIR${BEFORE}\${UNINSTALLER}"
    ExecWait '"$INSTDIR${BEFORE}\${UNINSTALLER}" /S /KEEP _?=$INSTDIR${BEFORE}'
    Delete "$INSTDIR${BEFORE}\${UNINSTALLER}"
    RMDir "$INSTDIR${BEFORE}"
  ${EndIf}
  Delete "$INSTDIR\gp-action-wizard.ini"
FunctionEnd

; Takes a file type back; if another program opens it by now, that program keeps it.
!macro NotOpenedByUs ENDING NAME
  DeleteRegKey SHCTX "${CLASSES}\${NAME}"
  DeleteRegValue SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "${NAME}"
  ReadRegStr $0 SHCTX "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${NAME}"
    DeleteRegValue SHCTX "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}"
!macroend

Function Unregister
  Delete "$SMPROGRAMS\GP Action Wizard.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  !insertmacro NotOpenedByUs ".gpplan" "${KIND}"
  !insertmacro NotOpenedByUs ".gppack" "${GUIDANCE_KIND}"
  DeleteRegKey SHCTX "${OWN_KEY}"
  !insertmacro TellExplorer
FunctionEnd

; The small program that waits for this one to end removes the rest: this file, its own, and the folder if it is empty.
Function LeaveTheRest
  System::Call 'kernel32::GetCurrentProcessId() i.r0'
  ClearErrors
  Exec '"$INSTDIR\${FINISHER}" $0 "$INSTDIR"'
  ${If} ${Errors}
    ; It may not be started here. An administrator's uninstaller can leave the rest to the next start of Windows.
    Delete /REBOOTOK "$INSTDIR\${FINISHER}"
    Delete /REBOOTOK "$INSTDIR\${UNINSTALLER}"
    RMDir /REBOOTOK "$INSTDIR"
  ${EndIf}
FunctionEnd

Section
  SetOutPath "$TEMP"
  ${If} $FilesOnly = 0
    Call AloneOrEnd
    StrCpy $R1 $INSTDIR
    Call FindInUsePatiently
    ${If} $R0 != ""
      !insertmacro EndInUse
    ${EndIf}
  ${EndIf}
  ClearErrors
  !include "${LISTS}/uninstall.nsh"
  Delete "$INSTDIR\${FOR_ALL_MARK}"
  ${If} $FilesOnly = 1
    Delete "$INSTDIR\${FINISHER}"
  ${EndIf}
  ${If} ${Errors}
    !insertmacro End ${IN_USE} "Some files of GP Action Wizard are in use and were not removed. Restart the PC, then remove it again."
  ${EndIf}
  ; Folders in which somebody keeps something stay; that is not an error.
  !include "${LISTS}/uninstall-folders.nsh"
  ${If} $FilesOnly = 0
    ${If} $ForAll = 0
      Call RemoveMemory
    ${EndIf}
    Call RemoveRemains
    Call Unregister
    Call LeaveTheRest
  ${EndIf}
SectionEnd
