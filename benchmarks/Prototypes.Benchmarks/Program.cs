using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Prototypes.Benchmarks;

// 'config-maps COUNT' plans once in this process, for comparison with the same on Node. Everything else is BenchmarkDotNet's.
if (args is ["config-maps", var count])
{
    var watch = Stopwatch.StartNew();
    var plan = await ConfigMaps.PlanAsync(int.Parse(count, CultureInfo.InvariantCulture));
    Console.WriteLine($"{watch.ElapsedMilliseconds} {plan.Resources.Count(resource => resource.Type == "kubernetes:core/v1:ConfigMap")}");
    return;
}

// In this process: the projects that BenchmarkDotNet would generate do not know which Pulumi SDK was chosen.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
    args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
