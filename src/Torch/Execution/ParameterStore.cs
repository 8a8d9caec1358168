using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Execution;

/// <summary>
/// The parameters of a session on the device: those that training changes, running statistics, and the rest. A training run moves statistics as it goes;
/// they are kept aside, so that a step that is not taken leaves them as they were.
/// </summary>
internal sealed class ParameterStore : IDisposable
{
    private readonly Network _network;
    private readonly FlatParameters _fixed;
    private readonly FlatParameters _statistics;
    private readonly Tensor _keptStatistics;
    private readonly Dictionary<string, (FlatParameters Owner, int Index)> _places = new(StringComparer.Ordinal);

    public ParameterStore(Network network, WeightSet weights, Placement placement, bool trains)
    {
        weights.FitExactly(network);
        _network = network;
        Trained = Own(network.Parameters.Where(p => trains && p.IsTrained), placement, trains: true);
        _statistics = Own(network.Parameters.Where(p => p.Spec.Role == ParameterRole.Statistic), placement, trains: false);
        _fixed = Own(network.Parameters.Where(p => !_places.ContainsKey(p.Name)), placement, trains: false);
        _keptStatistics = _statistics.Vector.clone().DetachFromDisposeScope();
        Set(weights);
    }

    /// <summary>What training changes.</summary>
    public FlatParameters Trained { get; }

    /// <summary>Bytes of all weights and statistics.</summary>
    public long Bytes => (Trained.Count + _fixed.Count + (2 * _statistics.Count)) * sizeof(float);

    /// <summary>The tensor of a parameter.</summary>
    public Tensor this[string name] => _places[name].Owner.Views[_places[name].Index];

    public bool Has(string name) => _places.ContainsKey(name);

    /// <summary>Whether training leaves a parameter alone, and the statistic if it is one.</summary>
    public bool IsFrozen(string name) => _network.IsFrozen(name);

    public void Set(WeightSet weights)
    {
        foreach (var (name, (owner, index)) in _places)
        {
            owner.Write(owner.Vector, index, weights[name].ToFloats());
        }

        KeepStatistics();
    }

    public WeightSet Get() => Get((owner, index) => owner.Read(owner.Vector, index));

    /// <summary>The weights, those that are trained read from another vector.</summary>
    public WeightSet GetWith(Tensor trained) => Get((owner, index) => owner.Read(owner == Trained ? trained : owner.Vector, index));

    /// <summary>Makes the statistics as they are now the ones that stay.</summary>
    public void KeepStatistics() => Copy(_statistics.Vector, _keptStatistics);

    /// <summary>Brings the statistics back that were kept.</summary>
    public void RestoreStatistics() => Copy(_keptStatistics, _statistics.Vector);

    public void Dispose()
    {
        Trained.Dispose();
        _fixed.Dispose();
        _statistics.Dispose();
        _keptStatistics.Dispose();
    }

    private static void Copy(Tensor from, Tensor to)
    {
        if (from.numel() > 0)
        {
            using var scope = torch.NewDisposeScope();
            to.copy_(from);
        }
    }

    private WeightSet Get(Func<FlatParameters, int, float[]> read) => new(_network.Parameters.Select(p =>
        KeyValuePair.Create(p.Name, Weight.Of(p.Spec.Shape, read(_places[p.Name].Owner, _places[p.Name].Index)))));

    private FlatParameters Own(IEnumerable<Parameter> parameters, Placement placement, bool trains)
    {
        var flat = new FlatParameters([.. parameters], placement, trains);
        foreach (var (i, parameter) in flat.Parameters.Index())
        {
            _places.Add(parameter.Name, (flat, i));
        }

        return flat;
    }
}
