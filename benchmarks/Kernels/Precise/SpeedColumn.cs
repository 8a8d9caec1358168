using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Precise;

/// <summary>A column that sets the median time against what the case has to do and what the machine can.</summary>
internal sealed class SpeedColumn : IColumn
{
    private readonly MachineSpeed _machine;
    private readonly Dictionary<string, Cost> _costs;
    private readonly Func<Verdict, string> _text;

    private SpeedColumn(MachineSpeed machine, Dictionary<string, Cost> costs, string name, string legend, Func<Verdict, string> text)
    {
        _machine = machine;
        _costs = costs;
        _text = text;
        ColumnName = name;
        Legend = legend;
    }

    public string Id => nameof(SpeedColumn) + ColumnName;

    public string ColumnName { get; }

    public string Legend { get; }

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public static IColumn[] All(MachineSpeed machine)
    {
        var costs = new Dictionary<string, Cost>(StringComparer.Ordinal);
        return
        [
            new SpeedColumn(machine, costs, "GFLOP/s", "Operations a second; a multiplication and an addition are two", v => v.GigaFlops),
            new SpeedColumn(machine, costs, "GB/s", "Bytes a second, every number that is taken or given counted once", v => v.GigaBytes),
            new SpeedColumn(machine, costs, "Bound by", "Which of both takes longer at the machine's best", v => v.Bound),
            new SpeedColumn(machine, costs, "Of the best", "The time that the machine needs at its best, by the median", v => v.ShareOfBest),
        ];
    }

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
        {
            return "-";
        }

        var cost = CostOf((string)benchmarkCase.Parameters["Case"]);
        return _text(_machine.Judge(cost, cost.Bytes, statistics.Median / 1e9));
    }

    private Cost CostOf(string name)
    {
        if (!_costs.TryGetValue(name, out var cost))
        {
            using var pool = new WorkerPool(1);
            using var work = OpCatalogue.All.Single(c => c.Name == name).Prepare(pool);
            _costs[name] = cost = work.Cost;
        }

        return cost;
    }
}
