<#
.SYNOPSIS
Tries GP Action Wizard on a real Windows 10 or 11: what try.sh tries under wine, and what wine cannot show.

.DESCRIPTION
Nobody has run this file yet: the program was built and tried on Linux. Run it as an ordinary person who is signed in at a
test PC, then once more as an administrator with -AllUsers. Do not touch mouse and keyboard meanwhile: the window is driven
by its keys. It installs, uses, updates and removes the program, and works in a folder of its own in the temporary folder.
It prints a line for each thing tried and ends with the number of those that failed.

    powershell -ExecutionPolicy Bypass -File try.ps1 -Setup .\gp-action-wizard-VERSION-windows-setup.exe
    powershell -ExecutionPolicy Bypass -File try.ps1 -Setup FILE -AllUsers           as an administrator
    powershell -ExecutionPolicy Bypass -File try.ps1 -Setup FILE -Share \\server\share\folder   a share you may write to
#>
param(
    [Parameter(Mandatory = $true)][string]$Setup,
    [switch]$AllUsers,
    [string]$Share = '',
    [string]$Older = '',
    [switch]$Keep
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Setup = (Resolve-Path -LiteralPath $Setup).ProviderPath
$Version = [regex]::Match((Split-Path -Leaf $Setup), '-(\d+\.\d+\.\d+)-').Groups[1].Value
$Hive = if ($AllUsers) { 'HKLM:' } else { 'HKCU:' }
$Target = if ($AllUsers) { "$env:ProgramFiles\GP Action Wizard" } else { "$env:LOCALAPPDATA\Programs\GP Action Wizard" }
$Data = "$env:LOCALAPPDATA\GP Action Wizard"
$Arguments = @('/S')
if ($AllUsers) { $Arguments += '/ALLUSERS' }
$UninstallKey = "$Hive\Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard"
$Window = "$Target\gp-action-wizard.exe"
$Console = "$Target\gp-action-wizard-console.exe"
$Place = Join-Path $env:TEMP "try-gpaw-$PID"
$Keys = New-Object -ComObject WScript.Shell
$script:Failed = 0
$script:Held = @()

function Write-Verdict([bool]$Good, [string]$Sentence, [string]$Detail = '') {
    if ($Good) { Write-Output "ok    $Sentence"; return }
    Write-Output "FAILS $Sentence"
    if ($Detail) { Write-Output "      $Detail" }
    $script:Failed++
}

function Test-Holds([string]$Sentence, [scriptblock]$Check) {
    try { Write-Verdict ([bool](& $Check)) $Sentence } catch { Write-Verdict $false $Sentence $_.Exception.Message }
}

# Runs a program to its end, for at most this many seconds, and returns its exit code and its output.
function Invoke-Program([string]$Program, [string[]]$With = @(), [int]$Seconds = 120, [string]$From = $Place) {
    $out = Join-Path $Place 'out.txt'
    $errors = Join-Path $Place 'errors.txt'
    $words = @($With | ForEach-Object { if ($_ -match '\s' -and $_ -notmatch '^/D=') { '"' + $_ + '"' } else { $_ } })
    $how = @{ FilePath = $Program; PassThru = $true; RedirectStandardOutput = $out; RedirectStandardError = $errors
        NoNewWindow = $true; WorkingDirectory = $From }
    if ($words.Count) { $how.ArgumentList = $words }
    $process = Start-Process @how
    $null = $process.Handle  # Without this PowerShell forgets the exit code.
    if (-not $process.WaitForExit($Seconds * 1000)) { $process.Kill(); return @{ Code = 'not ended'; Text = '' } }
    $text = @($out, $errors | ForEach-Object { [IO.File]::ReadAllText($_, [Text.Encoding]::UTF8) }) -join "`n"
    return @{ Code = $process.ExitCode; Text = $text }
}

function Test-Ends([int]$Code, [string]$Words, [string]$Sentence, [string]$Program, [string[]]$With = @(), [int]$Seconds = 120) {
    $done = Invoke-Program $Program $With $Seconds
    $good = $done.Code -eq $Code -and (-not $Words -or $done.Text.Contains($Words))
    Write-Verdict $good $Sentence "exit code $($done.Code), $Code was expected; it said: $($done.Text.Trim())"
}

# Holds files open as a virus scanner or a viewer does, in a separate process. $Shared says what others may do then:
# None, Read, ReadWrite, or a list with Delete in it.
function Start-Holding([double]$Seconds, [string]$Shared, [string[]]$Files) {
    $ready = Join-Path $Place "held-$([guid]::NewGuid().ToString('N'))"
    $lines = @($Files | ForEach-Object {
        "`$f = '$($_ -replace "'", "''")'; for (`$i = 0; `$i -lt 6000; `$i++) { try { `$held += ,[IO.File]::Open(`$f, 'Open', 'Read', '$Shared'); break } catch { Start-Sleep -Milliseconds 10 } }"
    })
    $code = "`$held = @(); $($lines -join '; '); Set-Content -LiteralPath '$ready' held; Start-Sleep -Milliseconds $([int]($Seconds * 1000))"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code))
    $script:Held += Start-Process powershell.exe -ArgumentList '-NoProfile', '-EncodedCommand', $encoded -WindowStyle Hidden -PassThru
    for ($i = 0; $i -lt 300 -and -not (Test-Path -LiteralPath $ready); $i++) { Start-Sleep -Milliseconds 100 }
    if (-not (Test-Path -LiteralPath $ready)) { throw "$Files could not be held" }
}

function Stop-Holding {
    foreach ($process in $script:Held) { if (-not $process.HasExited) { $process.Kill(); $process.WaitForExit() } }
    $script:Held = @()
}

# The installed files, name and digest, without the two programs that remove them and IT's settings.
function Get-Files([string]$Folder = $Target) {
    return @(Get-ChildItem -LiteralPath $Folder -Recurse -File |
        Where-Object { $_.Name -notin 'uninstall.exe', 'finish-uninstall.exe', 'gp-action-wizard.ini', 'installed-for-all-users.txt' } |
        ForEach-Object { $_.FullName.Substring($Folder.Length) + ' ' + (Get-FileHash -LiteralPath $_.FullName).Hash } | Sort-Object)
}

function Test-Same([string[]]$Before) {
    return -not (Compare-Object $Before (Get-Files)) -and -not (Test-Path -Path "$Target.gpaw-*")
}

function Start-Window([string]$Plan = '', [string]$Program = $Window, [string[]]$With = @()) {
    if ($Plan) { $With += '"' + $Plan + '"' }
    $how = @{ FilePath = $Program; PassThru = $true; WorkingDirectory = $Place }
    if ($With.Count) { $how.ArgumentList = $With }
    $process = Start-Process @how
    for ($i = 0; $i -lt 300 -and -not $process.HasExited; $i++) {
        $process.Refresh()
        if ($process.MainWindowHandle -ne 0) { break }
        Start-Sleep -Milliseconds 100
    }
    Start-Sleep -Seconds 3
    return $process
}

function Send-Keys($Process, [string]$Text) {
    $null = $Keys.AppActivate($Process.Id)
    Start-Sleep -Milliseconds 300
    $Keys.SendKeys($Text)
}

# Opens a plan of its own and goes to the field with the practice's name.
function Open-Plan([string]$Plan) {
    $process = Start-Window $Plan
    Send-Keys $process '%n'
    Start-Sleep -Seconds 2
    return $process
}

function Wait-Saved([string]$File, [string]$Word, [int]$Seconds) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while ($watch.Elapsed.TotalSeconds -lt $Seconds) {
        try {
            $stream = [IO.File]::Open($File, 'Open', 'Read', 'ReadWrite, Delete')
            try { $text = (New-Object IO.StreamReader($stream)).ReadToEnd() } finally { $stream.Dispose() }
            if ($text.Contains($Word)) { return $watch.Elapsed.TotalSeconds }
        } catch [IO.IOException] { $null = $_ }
        Start-Sleep -Milliseconds 50
    }
    throw "not within $Seconds seconds"
}

function Stop-Window($Process, [int]$Seconds = 30) {
    if (-not $Process.HasExited) { Send-Keys $Process '^q' }
    if ($Process.WaitForExit($Seconds * 1000)) { return $true }
    $Process.Kill()
    $Process.WaitForExit()
    return $false
}

function New-Plan([string]$Folder) {
    $null = New-Item -ItemType Directory -Force -Path $Folder
    Remove-Item -Path (Join-Path $Folder 'plan.gpplan*') -Force -ErrorAction SilentlyContinue
    $plan = Join-Path $Folder 'plan.gpplan'
    $done = Invoke-Program $Console @('example', $plan)
    if ($done.Code -ne 0) { throw $done.Text }
    return $plan
}

function Test-Only([string]$Folder, [string[]]$Names) {
    $found = @(Get-ChildItem -LiteralPath $Folder -Force | ForEach-Object Name | Sort-Object)
    $other = Compare-Object $found @($Names | Sort-Object)
    if ($other) { throw "there are: $($found -join ', ')" }
    return $true
}

# --- Installing -------------------------------------------------------------------------------------------------------

function Test-Installing {
    if ($Older) {
        Test-Ends 0 '' 'an older version installs' $Older $Arguments
    }
    Test-Ends 0 '' 'installs silently' $Setup $Arguments
    $script:Files = Get-Files
    Test-Holds 'is listed among the installed programs, with its version' { (Get-ItemProperty $UninstallKey).DisplayVersion -eq $Version }
    Test-Holds 'a plan is opened by it' { (Get-ItemProperty "$Hive\Software\Classes\GPActionWizard.Plan\shell\open\command").'(default)' -like "*gp-action-wizard.exe*%1*" }
    $menu = if ($AllUsers) { 'CommonPrograms' } else { 'Programs' }
    Test-Holds 'is in the Start menu' { Test-Path -LiteralPath (Join-Path ([Environment]::GetFolderPath($menu)) 'GP Action Wizard.lnk') }
    if ($AllUsers) {
        Test-Holds 'people who are no administrators cannot write to its folder' {
            -not ((Get-Acl -LiteralPath $Target).Access | Where-Object {
                    $_.IdentityReference -match 'Users$|Everyone|Authenticated' -and $_.AccessControlType -eq 'Allow' -and
                    ($_.FileSystemRights -band [Security.AccessControl.FileSystemRights]::WriteData) })
        }
        Test-Ends 4 'below' 'no folder that people may write to is taken' $Setup ($Arguments + "/D=$Place\Tools")
    }
    Test-Ends 0 '' 'installs over itself' $Setup $Arguments
    Test-Holds 'and is the same folder again' { Test-Same $script:Files }
}

function Test-Running {
    $programs = @(
        @('the window', $Window, @()), @('the console program', $Console, @()),
        @('pythonw.exe', "$Target\pythonw.exe", @('-X', 'utf8', '-m', 'desktop')))
    foreach ($each in $programs) {
        $process = Start-Window '' $each[1] $each[2]
        Test-Ends 2 'is open' "while $($each[0]) runs, setup replaces nothing and says so" $Setup $Arguments
        Test-Ends 2 'is open' 'and the uninstaller removes nothing' "$Target\uninstall.exe" @('/S')
        Test-Holds 'every file is as it was' { Test-Same $script:Files }
        $null = Stop-Window $process
    }
    Start-Holding 2 Read @((Get-Item "$Target\python3??.dll").FullName)
    Test-Ends 0 '' 'a scanner that looks at a library for a moment does not stop an update' $Setup $Arguments
    Start-Holding 60 Read @("$Target\lib\wizard\app.pyc")
    Test-Ends 2 '' 'with a module held for longer, it is given up' $Setup $Arguments
    Stop-Holding
    Test-Holds 'and every file is as it was' { Test-Same $script:Files }
}

function Test-BrokenUpdate {
    $process = Start-Process $Setup -ArgumentList $Arguments -PassThru
    for ($i = 0; $i -lt 600 -and -not (Test-Path "$Target.gpaw-new\lib\wizard"); $i++) { Start-Sleep -Milliseconds 20 }
    $process.Kill()
    $process.WaitForExit()
    Test-Holds 'killed while it writes, it leaves the old version whole' { -not (Compare-Object $script:Files (Get-Files)) }
    Test-Ends 0 '' 'the next run' $Setup $Arguments
    Test-Holds 'puts that right' { Test-Same $script:Files }
    Rename-Item -LiteralPath $Target -NewName ((Split-Path -Leaf $Target) + '.gpaw-old')
    Test-Ends 0 '' 'killed between its two renames, the next run' $Setup $Arguments
    Test-Holds 'puts that right, too' { Test-Same $script:Files }
    Set-Content -LiteralPath "$Target\gp-action-wizard.ini" 'policy'
    Test-Ends 0 '' 'an update' $Setup $Arguments
    Test-Holds "keeps IT's settings" { (Get-Content -LiteralPath "$Target\gp-action-wizard.ini") -eq 'policy' }
    Remove-Item -LiteralPath "$Target\gp-action-wizard.ini"
}

# --- The program ------------------------------------------------------------------------------------------------------

function Test-Program {
    Test-Ends 0 '' 'the self-test passes' $Console @('--self-test')
    $first = (Measure-Command { $null = Invoke-Program $Window @('--smoke') }).TotalSeconds
    $second = (Measure-Command { $null = Invoke-Program $Window @('--smoke') }).TotalSeconds
    Write-Output ('      a start to its end: {0:N1} s, then {1:N1} s' -f $first, $second)
    $plan = New-Plan $Place
    Test-Ends 0 '' 'a plan is exported' $Console @('export', $plan, "$Place\plan.pdf")
    Test-Ends 0 '' 'and its PDF checked' $Console @('check', "$Place\plan.pdf")
    Test-Holds 'nothing was written into its folder' { Test-Same $script:Files }
    Test-Ends 3 '' 'a name with a colon is refused' $Console @('example', 'a:b.gpplan')
    Test-Holds 'and no hidden stream was made' { -not (Test-Path -LiteralPath "$Place\a") }
    $planted = Join-Path $Place 'planted'
    $null = New-Item -ItemType Directory -Force -Path $planted
    foreach ($name in 'version', 'uxtheme', 'dwmapi', 'wtsapi32', 'winmm', 'propsys', 'textshaping') {
        Set-Content -LiteralPath "$planted\$name.dll" 'not a library'
    }
    Test-Holds 'libraries in the current folder are not taken for those of Windows' {
        (Invoke-Program $Window @('--smoke') 120 $planted).Code -eq 0
    }
    $before = [Console]::OutputEncoding.CodePage
    $null = & $Console --version
    Test-Holds "the console's code page is what it was" { (cmd /c chcp) -match "\b$before\b" }
}

# --- Files that others have open, folders without rights, drives that vanish ------------------------------------------

function Test-Held {
    $folder = Join-Path $Place 'held'
    $plan = New-Plan $folder
    $process = Open-Plan $plan
    Send-Keys $process 'qqq'
    $word = 'qqq'
    Test-Holds 'a change is saved by itself' { $script:Took = Wait-Saved $plan $word 10; $true }
    Write-Output ('      {0:N1} s from a change to its file' -f $script:Took)
    foreach ($seconds in 1, 5, 60) {
        foreach ($shared in 'None', 'Read', 'ReadWrite') {
            $word += 'k'
            Start-Holding $seconds $shared @($plan)
            Send-Keys $process 'k'
            Test-Holds "a plan that is held for $seconds s (others may: $shared) is saved by itself" { Wait-Saved $plan $word ($seconds + 35) }
            Stop-Holding
        }
    }
    foreach ($seconds in 5, 60) {
        $word += 'k'
        Start-Holding $seconds Read @("$plan.bak")
        Send-Keys $process 'k'
        Test-Holds "so it is if the version before is held for $seconds s" { Wait-Saved $plan $word 30 }
        Stop-Holding
    }
    Test-Holds 'no file of ours is left beside it' { Test-Only $folder @('plan.gpplan', 'plan.gpplan.bak', 'plan.gpplan.lock') }
    Start-Holding 60 None @("$Data\recent.json")
    Test-Holds 'with the list of recent plans held, it ends when it is asked to' { Stop-Window $process 30 }
    Stop-Holding
    Test-Holds 'and lets go of the plan' { -not (Test-Path -LiteralPath "$plan.lock") }
    $pdf = Join-Path $folder 'plan.pdf'
    $watch = [Diagnostics.Stopwatch]::StartNew()
    Test-Ends 0 '' 'a PDF is exported' $Console @('export', $plan, $pdf)
    # Held until the program has made the PDF, and this much longer.
    $took = [math]::Ceiling($watch.Elapsed.TotalSeconds)
    foreach ($seconds in 1, 5) {
        Start-Holding ($took + $seconds) Read @($pdf)
        Test-Ends 0 '' "so it is over one that a viewer holds for $seconds s" $Console @('export', '--force', $plan, $pdf)
        Stop-Holding
    }
    $before = (Get-FileHash -LiteralPath $pdf).Hash
    Start-Holding 60 Read @($pdf)
    Test-Ends 3 'another program' 'over one that is held for 60 s it is given up with a sentence' $Console @('export', '--force', '--large-print', $plan, $pdf) 40
    Stop-Holding
    Test-Holds 'and the PDF that is there stays' { (Get-FileHash -LiteralPath $pdf).Hash -eq $before }
    Test-Holds 'no part of one is left' { Test-Only $folder @('plan.gpplan', 'plan.gpplan.bak', 'plan.pdf') }
}

function Test-WithoutRights {
    $folder = Join-Path $Place 'closed'
    $plan = New-Plan (Join-Path $Place 'open')
    $null = New-Item -ItemType Directory -Force -Path $folder
    $person = [Security.Principal.WindowsIdentity]::GetCurrent().Name
    $null = icacls $folder /deny "${person}:(OI)(CI)(W,AD,WD)"
    try {
        foreach ($verb in 'export', 'brief') {
            Test-Ends 3 'out.pdf' "where no file can be made, $verb ends with a sentence" $Console @($verb, $plan, "$folder\out.pdf") 40
        }
        Test-Ends 3 'out.gpplan' 'so does the example' $Console @('example', "$folder\out.gpplan") 40
    } finally { $null = icacls $folder /remove:d $person }
    $shared = New-Plan (Join-Path $Place 'rights')
    $null = icacls $shared /inheritance:d /grant '*S-1-5-32-545:(R)'
    $before = (Get-Acl -LiteralPath $shared).Sddl
    $process = Open-Plan $shared
    Send-Keys $process 'qqq'
    Test-Holds 'a plan with rights of its own is saved' { Wait-Saved $shared 'qqq' 15 }
    Test-Holds 'and keeps them' { (Get-Acl -LiteralPath $shared).Sddl -eq $before }
    $null = Stop-Window $process
    $name = 'n' * (250 - $Place.Length - 60)
    $long = Join-Path $Place ('Minutes of the partners ' + ('x' * 30))
    $null = New-Item -ItemType Directory -Force -Path $long
    $file = Join-Path $long "$name.gpplan"
    Copy-Item -LiteralPath $plan -Destination $file
    $process = Open-Plan $file
    Send-Keys $process 'zzz'
    Test-Holds "a plan whose path has $($file.Length) characters is saved" { Wait-Saved $file 'zzz' 20 }
    $null = Stop-Window $process
}

function Test-Drive {
    $folder = Join-Path $Place 'drive'
    $plan = New-Plan $folder
    $letter = @('X:', 'Y:', 'W:', 'V:' | Where-Object { -not (Test-Path "$_\") })[0]
    $null = subst $letter $folder
    $process = Open-Plan "$letter\plan.gpplan"
    Send-Keys $process 'vvv'
    Test-Holds 'a plan on a drive is saved' { Wait-Saved $plan 'vvv' 15 }
    $null = subst $letter /d
    Send-Keys $process 'www'
    Start-Sleep -Seconds 5
    Test-Holds 'when the drive is gone, the window stays and answers' { $process.Refresh(); -not $process.HasExited -and $process.Responding }
    Test-Holds 'and what was typed is on this PC' {
        @(Get-ChildItem -LiteralPath "$Data\recovery" -Recurse -File | Select-String -SimpleMatch 'vvvwww' -List).Count -gt 0
    }
    $null = subst $letter $folder
    Test-Holds 'when it is back, the plan is saved by itself' { Wait-Saved $plan 'vvvwww' 45 }
    $null = Stop-Window $process
    $null = subst $letter /d
}

function Test-Killed {
    $plan = New-Plan (Join-Path $Place 'killed')
    $process = Open-Plan $plan
    Send-Keys $process 'yyy'
    $process.Kill()
    $process.WaitForExit()
    Test-Ends 0 '' 'killed in the middle, it leaves a whole plan' $Console @('check', $plan)
}

# The share is the tester's own. Pulling the cable is done by hand: docs/it-deployment.md says how.
function Test-Share {
    $folder = Join-Path $Share "try-gpaw-$PID"
    $plan = New-Plan $folder
    $process = Open-Plan $plan
    Send-Keys $process 'sss'
    Test-Holds 'a plan on the share is saved' { $script:Took = Wait-Saved $plan 'sss' 20; $true }
    Write-Output ('      {0:N1} s from a change to its file there' -f $script:Took)
    Test-Holds 'and let go of when the window closes' { (Stop-Window $process) -and -not (Test-Path -LiteralPath "$plan.lock") }
    Test-Ends 0 '' 'a PDF is exported there' $Console @('export', $plan, "$folder\plan.pdf")
    Remove-Item -LiteralPath $folder -Recurse -Force
}

# --- Removing ---------------------------------------------------------------------------------------------------------

function Test-Removing {
    $null = New-Item -ItemType Directory -Force -Path "$Data\drafts", "$env:TEMP\gp-action-wizard-left"
    Copy-Item -LiteralPath (Join-Path $Place 'plan.gpplan') -Destination "$Data\drafts\plan.gpplan"
    Copy-Item -LiteralPath (Join-Path $Place 'plan.gpplan') -Destination "$Target\plan.gpplan"
    Test-Ends 0 '' 'uninstalls silently, and waits until it has' "$Target\uninstall.exe" @('/S')
    for ($i = 0; $i -lt 60 -and (Test-Path -LiteralPath "$Target\uninstall.exe"); $i++) { Start-Sleep -Seconds 1 }
    Test-Holds 'its folder holds nothing but the plan' { Test-Only $Target @('plan.gpplan') }
    if (-not $AllUsers) {
        Test-Holds 'what it remembers is gone, and drafts and rescued changes are there' {
            -not (Get-ChildItem -LiteralPath $Data -Force | Where-Object Name -NotIn 'drafts', 'recovery')
        }
        Test-Holds 'nothing is left in the temporary folder' { -not (Get-ChildItem -Path "$env:TEMP\gp-action-wizard-*") }
    }
    Test-Holds 'nothing is left in the registry' {
        -not (Test-Path $UninstallKey) -and -not (Test-Path "$Hive\Software\GP Action Wizard") -and
        -not (Test-Path "$Hive\Software\Classes\GPActionWizard.Plan")
    }
    Remove-Item -LiteralPath $Target, "$Data\drafts\plan.gpplan" -Recurse -Force
}

if (Test-Path -LiteralPath $Target) { Write-Error "$Target is there already. Use a PC on which the program is not installed." }
$null = New-Item -ItemType Directory -Force -Path $Place, $Data
Set-Content -LiteralPath "$Data\preferences.json" '{"version": 1, "tour_seen": true}' -Encoding ascii
try {
    Test-Installing
    Test-Program
    Test-Running
    Test-BrokenUpdate
    Test-Held
    Test-WithoutRights
    Test-Drive
    Test-Killed
    if ($Share) { Test-Share } else { Write-Output '      no share was given: -Share \\server\share\folder tries one' }
    Test-Removing
} finally {
    Stop-Holding
    if (-not $Keep) { Remove-Item -LiteralPath $Place -Recurse -Force -ErrorAction SilentlyContinue }
}
Write-Output "$script:Failed failed"
exit $script:Failed
