# For protos.cmd: builds the program when it is missing or a source has changed since the last good build. Windows PowerShell 5.1 suffices.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$project = Join-Path $root 'src\Prototypes.Program'
$program = Join-Path $project 'bin\Debug\net10.0\Prototypes.Program.dll'
$stamp = Join-Path $project 'obj\launcher\stamp'
$choiceFile = Join-Path $root '.pulumi-sdk.props'

function Write-ErrorLine([string] $line) {
    [Console]::Error.WriteLine($line)
}

# What decides which Pulumi SDK a build takes.
function Get-Choice {
    "PulumiSdk=$env:PulumiSdk"
    if (Test-Path -LiteralPath $choiceFile) { [IO.File]::ReadAllText($choiceFile).Trim() }
}

# The files that a build reads, each with its size and time.
function Get-Sources {
    $files = @(Get-ChildItem -LiteralPath $root -File |
        Where-Object { $_.Name -like 'Directory.*' -or $_.Name -in 'global.json', '.editorconfig' })
    foreach ($folder in 'src', 'offline-sdk', 'eng') {
        $files += Get-ChildItem -LiteralPath (Join-Path $root $folder) -File -Recurse |
            Where-Object { $_.FullName.Substring($root.Length) -notmatch '\\(bin|obj)\\' }
    }
    $files | ForEach-Object { '{0} {1} {2}' -f $_.FullName.Substring($root.Length), $_.Length, $_.LastWriteTimeUtc.Ticks }
}

function Join-Lines($lines) {
    @($lines) -join "`n"
}

function Test-UpToDate {
    (Test-Path -LiteralPath $program) -and (Test-Path -LiteralPath $stamp) -and
        [IO.File]::ReadAllText($stamp) -ceq (Join-Lines (@(Get-Choice) + @(Get-Sources)))
}

function Build-Program {
    Push-Location -LiteralPath $root
    $version = cmd /c 'dotnet --version 2>nul'
    Pop-Location
    if ("$version" -notlike '10.*') {
        Write-ErrorLine "protos: the .NET 10 SDK is needed. Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
        exit 1
    }
    Write-ErrorLine 'Building...'
    $sources = @(Get-Sources)
    $output = & dotnet build $project -c Debug -v m -nologo -tl:off
    if ($LASTEXITCODE -ne 0) {
        $output | ForEach-Object { Write-ErrorLine $_ }
        Write-ErrorLine 'protos: the build failed.'
        exit 1
    }
    $output | Where-Object { $_ -match '^ *Pulumi SDK: ' } | ForEach-Object { Write-ErrorLine $_.Trim() }
    [void](New-Item -ItemType Directory -Force -Path (Split-Path -Parent $stamp))
    [IO.File]::WriteAllText($stamp, (Join-Lines (@(Get-Choice) + $sources)))
}

if (Test-UpToDate) { exit 0 }

# One build at a time; a mutex whose holder died counts as free.
$mutex = New-Object Threading.Mutex $false, ('protos' + ($root -replace '[\\/:]', '_'))
try { [void]$mutex.WaitOne() } catch [Threading.AbandonedMutexException] { }
try {
    if (-not (Test-UpToDate)) { Build-Program }
}
finally {
    $mutex.ReleaseMutex()
}
