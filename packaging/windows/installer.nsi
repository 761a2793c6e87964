; The installer: for one person without administrator's rights, or with /ALLUSERS for everybody who uses the PC.
; Given with -D, beside what common.nsh wants: KILOBYTES, LISTS (folder of install.nsh), PARTS (folder of uninstall.exe and
; finish-uninstall.exe).
;
; Silent: gp-action-wizard-VERSION-windows-setup.exe /S [/ALLUSERS] [/D=FOLDER], the folder without quotes and last.
; Exit codes: 0 done; 1 cancelled; 2 the program is running or its files are in use; 3 a file could not be written; 4 not
; allowed. After any code but 0 the previous version is still there.
;
; The new version is written into a folder beside the old one, and the two change places at the end. Whatever happens
; before leaves the old version as it was; if it is killed between the two renames, the next run puts it right.

SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
SetDateSave on
!include "common.nsh"
Name "GP Action Wizard"
VIAddVersionKey "FileDescription" "Installs GP Action Wizard"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_LANGUAGE "English"

; Where the new version is written, and where the old one is kept meanwhile.
Var Coming
Var Before
; Whether the old version was moved aside, and must be put back if anything fails: 1 or 0.
Var Moved

Function .onInit
  Call ForWhom
  ${If} $ForAll = 1
    SetShellVarContext all
    Call AdministratorOrEnd
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${OWN_KEY}" "Folder"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $ForAll = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\GP Action Wizard"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\GP Action Wizard"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Software deployment runs as SYSTEM, whose profile is in Windows' own folder and belongs to nobody: nobody would find
; a program installed there. So the installer then installs for everybody, even without /ALLUSERS.
Function ForWhom
  StrCpy $ForAll 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    StrCpy $ForAll 1
  ${EndIf}
  SetShellVarContext current
  StrLen $1 "$WINDIR\"
  StrCpy $0 "$LOCALAPPDATA" $1
  ${If} $0 == "$WINDIR\"
  ${OrIf} $LOCALAPPDATA == ""
    StrCpy $ForAll 1
  ${EndIf}
FunctionEnd

; The folder must be one where programs of this kind of installation may be, and must not contain another program.
Function FolderOrEnd
  ${If} $ForAll = 1
    ; Anywhere else a person could put a file of their own there, and an administrator would run it.
    StrLen $1 "$PROGRAMFILES64\"
    StrCpy $0 $INSTDIR $1
    ${If} $0 != "$PROGRAMFILES64\"
      !insertmacro End ${NOT_ALLOWED} "For everybody who uses this PC it can only be installed below $PROGRAMFILES64. Nothing was changed."
    ${EndIf}
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\gp-action-wizard.exe"
    ${If} ${FileExists} "$INSTDIR\*.exe"
    ${OrIf} ${FileExists} "$INSTDIR\*.dll"
    ${OrIf} ${FileExists} "$INSTDIR\*.sys"
      !insertmacro End ${NOT_ALLOWED} "$INSTDIR holds another program. Nothing was changed. Choose a folder for GP Action Wizard alone."
    ${EndIf}
  ${EndIf}
FunctionEnd

; Tidies up after a run that was killed.
Function PutRight
  ${If} ${FileExists} "$Before\*.*"
    ${If} ${FileExists} "$INSTDIR\*.*"
      Call ClearBefore
    ${Else}
      Rename "$Before" "$INSTDIR"
    ${EndIf}
  ${EndIf}
  RMDir /r "$Coming"
FunctionEnd

; Tries to rename a folder for this many half seconds: on Windows that works only while no file in it is open.
; Leaves in $R3 whether it worked: 1 or 0.
!macro RenamePatiently FROM TO HALF_SECONDS
  StrCpy $R3 0
  ${For} $R2 1 ${HALF_SECONDS}
    ClearErrors
    Rename "${FROM}" "${TO}"
    ${IfNot} ${Errors}
      StrCpy $R3 1
      ${ExitFor}
    ${EndIf}
    Sleep 500
  ${Next}
!macroend

Function PutBack
  SetOutPath "$TEMP"
  ${If} $Moved = 1
    ${If} ${FileExists} "$INSTDIR\*.*"
      RMDir /r "$Coming"
      !insertmacro RenamePatiently "$INSTDIR" "$Coming" 20
    ${EndIf}
    !insertmacro RenamePatiently "$Before" "$INSTDIR" 20
    StrCpy $Moved 0
  ${EndIf}
  RMDir /r "$Coming"
FunctionEnd

Function .onInstFailed
  Call PutBack
  SetErrorLevel ${NOT_WRITTEN}
  !insertmacro Say "GP Action Wizard was not installed: a file could not be written. Is the disk full? What was there before is unchanged."
FunctionEnd

Function ChangePlaces
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\*.*"
    !insertmacro RenamePatiently "$INSTDIR" "$Before" 20
    ${If} $R3 = 0
      Call PutBack
      !insertmacro End ${IN_USE} "Another program or window is using $INSTDIR. Nothing was changed. Close it, then try again."
    ${EndIf}
    StrCpy $Moved 1
  ${Else}
    RMDir "$INSTDIR"
  ${EndIf}
  ; A scanner reads the new files about now.
  !insertmacro RenamePatiently "$Coming" "$INSTDIR" 120
  ${If} $R3 = 0
    Call PutBack
    !insertmacro End ${IN_USE} "The new version could not be put in its place, because another program is using its files. What was there before is unchanged. Try again later."
  ${EndIf}
FunctionEnd

; Removes the old version by its own list. Anything left then belongs to somebody, a plan for example, and stays
; where it is.
Function ClearBefore
  ${If} ${FileExists} "$Before\${UNINSTALLER}"
    ExecWait '"$Before\${UNINSTALLER}" /S /KEEP _?=$Before' $0
    ${If} $0 <> 0
      Return
    ${EndIf}
    Delete "$Before\${UNINSTALLER}"
  ${EndIf}
  Push ""
  Call CarryOver
  RMDir "$Before"
FunctionEnd

; Moves what is in a folder below $Before to the same place below $INSTDIR, unless something is there. Code is not moved:
; the new version must not load what it did not bring. Takes the folder's path below $Before from the stack, with a
; backslash at its beginning, or nothing.
Function CarryOver
  Exch $0
  Push $1
  Push $2
  Push $3
  CreateDirectory "$INSTDIR$0"
  FindFirst $1 $2 "$Before$0\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      ${If} ${FileExists} "$Before$0\$2\*.*"
        Push "$0\$2"
        Call CarryOver
        RMDir "$Before$0\$2"
      ${Else}
        ${GetFileExt} "$2" $3
        ${If} $3 == "exe"
        ${OrIf} $3 == "dll"
        ${OrIf} $3 == "pyd"
        ${OrIf} $3 == "py"
        ${OrIf} $3 == "pyc"
          Delete "$Before$0\$2"
        ${ElseIfNot} ${FileExists} "$INSTDIR$0\$2"
          Rename "$Before$0\$2" "$INSTDIR$0\$2"
        ${EndIf}
      ${EndIf}
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; A kind of file that this program opens: its ending, our name for it, and what Explorer calls it.
!macro OpenedByUs ENDING NAME CALLED
  WriteRegStr SHCTX "${CLASSES}\${ENDING}" "" "${NAME}"
  WriteRegStr SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "${NAME}" ""
  WriteRegStr SHCTX "${CLASSES}\${NAME}" "" "${CALLED}"
  WriteRegStr SHCTX "${CLASSES}\${NAME}\DefaultIcon" "" "$INSTDIR\gp-action-wizard.exe,0"
  WriteRegStr SHCTX "${CLASSES}\${NAME}\shell\open\command" "" '"$INSTDIR\gp-action-wizard.exe" "%1"'
!macroend

Function Register
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\GP Action Wizard.lnk" "$INSTDIR\gp-action-wizard.exe"
  ; The folder that a process works in cannot be renamed.
  SetOutPath "$TEMP"
  ClearErrors
  WriteRegStr SHCTX "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${OWN_KEY}" "Version" "${VERSION}"
  !insertmacro OpenedByUs ".gpplan" "${KIND}" "Practice action plan"
  !insertmacro OpenedByUs ".gppack" "${GUIDANCE_KIND}" "Guidance for practice action plans"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "GP Action Wizard"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\gp-action-wizard.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "GP Action Wizard contributors"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

Section
  StrCpy $Moved 0
  StrCpy $Coming "$INSTDIR${COMING}"
  StrCpy $Before "$INSTDIR${BEFORE}"
  Call AloneOrEnd
  Call PutRight
  Call FolderOrEnd
  StrCpy $R1 $INSTDIR
  Call FindInUsePatiently
  ${If} $R0 != ""
    !insertmacro EndInUse
  ${EndIf}

  ClearErrors
  SetOverwrite on
  AllowSkipFiles off
  !include "${LISTS}/install.nsh"
  SetOutPath "$Coming"
  File "${PARTS}/${UNINSTALLER}"
  File "${PARTS}/${FINISHER}"
  ${If} $ForAll = 1
    FileOpen $0 "$Coming\${FOR_ALL_MARK}" w
    FileWrite $0 "GP Action Wizard is installed for everybody who uses this PC.$\r$\n"
    FileClose $0
  ${EndIf}
  ${If} ${Errors}
    Call PutBack
    !insertmacro End ${NOT_WRITTEN} "GP Action Wizard was not installed: a file could not be written. What was there before is unchanged."
  ${EndIf}
  ; People who started the program while the files were being written are told, too.
  Call FindInUsePatiently
  ${If} $R0 != ""
    Call PutBack
    !insertmacro EndInUse
  ${EndIf}
  Call ChangePlaces
  Call Register
  ${If} ${Errors}
    Call PutBack
    !insertmacro End ${NOT_WRITTEN} "GP Action Wizard was not installed: the registry could not be written. What was there before is unchanged."
  ${EndIf}
  StrCpy $Moved 0
  Call ClearBefore
  !insertmacro TellExplorer
SectionEnd

; Explorer starts it with the person's own rights, whatever rights this installer has.
Function StartProgram
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\gp-action-wizard.exe"'
FunctionEnd
