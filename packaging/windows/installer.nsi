; The installer for one person: no administrator's rights, nothing outside that person's own folders and registry keys.
; Given with -D: VERSION, VERSION_NUMBERS (four numbers), KILOBYTES, LISTS (folder of install.nsh, uninstall.nsh), ICON, OUT.
;
; Silent: gp-action-wizard-VERSION-setup.exe /S [/D=FOLDER], without quotes and last. Uninstall: "FOLDER\uninstall.exe" /S.
; Exit codes: 0 done, 1 cancelled, 2 the program is running or a file cannot be replaced.

Unicode true
Target amd64-unicode
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
SetDateSave on
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
Name "GP Action Wizard"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\GP Action Wizard"
InstallDirRegKey HKCU "Software\GP Action Wizard" "Folder"
BrandingText "GP Action Wizard ${VERSION}"

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey "ProductName" "GP Action Wizard"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs GP Action Wizard"
VIAddVersionKey "CompanyName" "GP Action Wizard contributors"
VIAddVersionKey "LegalCopyright" "MIT licence; see the folder licences"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\gp-action-wizard.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard"
!define CLASSES "Software\Classes"
!define KIND "GPActionWizard.Plan"

!macro StopIfRunning
  ; A running program holds its own file: it cannot be removed then.
  ${If} ${FileExists} "$INSTDIR\gp-action-wizard.exe"
    ClearErrors
    Delete "$INSTDIR\gp-action-wizard.exe"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "GP Action Wizard is running, or its files cannot be changed. Close it and try again." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  SetShellVarContext current
  !insertmacro StopIfRunning
  ; What an earlier version put there and this one does not have must not be loaded: the earlier list is followed first.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /KEEP _?=$INSTDIR'
  ${EndIf}
  ClearErrors
  SetOverwrite on
  !include "${LISTS}/install.nsh"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Some files could not be written."
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\GP Action Wizard.lnk" "$INSTDIR\gp-action-wizard.exe"
  WriteRegStr HKCU "Software\GP Action Wizard" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\.gpplan" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.gpplan\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "Practice action plan"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\gp-action-wizard.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\gp-action-wizard.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "GP Action Wizard"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gp-action-wizard.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "GP Action Wizard contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TellExplorer
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro StopIfRunning
  !include "${LISTS}/uninstall.nsh"
  ; With /KEEP a new version follows at once: what the program remembers stays.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP" $1
  ${If} ${Errors}
    ; What the program remembers goes. Drafts and rescued changes are the person's own, and stay.
    Delete "$LOCALAPPDATA\GP Action Wizard\recent.json"
    RMDir /r "$LOCALAPPDATA\GP Action Wizard\running"
    RMDir /r "$LOCALAPPDATA\GP Action Wizard\logs"
    RMDir /r "$LOCALAPPDATA\GP Action Wizard\packs"
    RMDir "$LOCALAPPDATA\GP Action Wizard\recovery"
    RMDir "$LOCALAPPDATA\GP Action Wizard\drafts"
    RMDir "$LOCALAPPDATA\GP Action Wizard"
    Delete "$SMPROGRAMS\GP Action Wizard.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.gpplan\OpenWithProgids" "${KIND}"
    ReadRegStr $0 HKCU "${CLASSES}\.gpplan" ""
    ${If} $0 == "${KIND}"
      DeleteRegValue HKCU "${CLASSES}\.gpplan" ""
    ${EndIf}
    DeleteRegKey /ifempty HKCU "${CLASSES}\.gpplan\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.gpplan"
    DeleteRegKey HKCU "Software\GP Action Wizard"
    !insertmacro TellExplorer
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
