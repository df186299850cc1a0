using BenchmarkDotNet.Attributes;
using Prototypes.Planning;
using Prototypes.Planning.Rendering;
using Prototypes.Settings;

namespace Prototypes.Benchmarks;

/// <summary>What <c>plan learn01</c> does, step by step, in a process that is warm.</summary>
[MemoryDiagnoser]
public class Learn01Benchmarks
{
    private string? _file;
    private StackSettings? _settings;

    [GlobalSetup]
    public void Setup()
    {
        _file = Learn01.ReadFile();
        _settings = Learn01.Bind(_file);
    }

    [Benchmark]
    public StackSettings BindSettings() => Learn01.Bind(_file!);

    [Benchmark]
    public Task<PlanDocument> Plan() => Learn01.PlanAsync(_settings!);
}

/// <summary>How long the forms of a plan take to be written.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private PlanDocument? _plan;

    [ParamsAllValues]
    public PlanFormat Format { get; set; }

    // Not asynchronous: run in this process, BenchmarkDotNet does not wait for a task here.
    [GlobalSetup]
    public void Setup() => _plan = Learn01.PlanAsync(Learn01.Bind(Learn01.ReadFile())).GetAwaiter().GetResult();

    [Benchmark]
    public string Render() => PlanRenderer.Render(_plan!, Format);
}

/// <summary>How planning grows with the number of resources.</summary>
[MemoryDiagnoser]
public class ScaleBenchmarks
{
    [Params(5_000, 20_000)]
    public int Count { get; set; }

    [Benchmark]
    public Task<PlanDocument> Plan() => ConfigMaps.PlanAsync(Count);
}
