using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Ensembles;

/// <summary>
/// Several sets of weights of one network, whose outputs are averaged. Average probabilities rather than scores where members differ much in how sure they are:
/// let the network end in a softmax.
/// </summary>
public sealed class Ensemble : IDisposable
{
    private readonly ISession[] _members;
    private double[] _sums = [];

    /// <summary>Makes a session a member.</summary>
    public Ensemble(IEngine engine, Network network, IReadOnlyList<WeightSet> members, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
        {
            throw new ArgumentException("Ensemble needs the weights of at least one member.", nameof(members));
        }

        _members = new ISession[members.Count];
        try
        {
            for (var i = 0; i < _members.Length; i++)
            {
                _members[i] = engine.Compile(network, members[i].FitExactly(network), options);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many members there are.</summary>
    public int Count => _members.Length;

    /// <summary>Runs every member and writes the mean of their outputs, which are Float32 or Float64.</summary>
    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var count = outputs.Values.Sum(t => t.Count);
        if (_sums.Length < count)
        {
            _sums = new double[count];
        }

        Array.Clear(_sums);
        foreach (var member in _members)
        {
            member.Forward(inputs, outputs);
            ForEach(outputs, add: true);
        }

        ForEach(outputs, add: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var member in _members)
        {
            member?.Dispose();
        }
    }

    /// <summary>Adds the outputs to the sums, or writes the means into them.</summary>
    private void ForEach(IReadOnlyDictionary<string, HostTensor> outputs, bool add)
    {
        var start = 0;
        foreach (var (name, tensor) in outputs)
        {
            var sums = _sums.AsSpan(start, tensor.Count);
            switch (tensor.Element)
            {
                case DType.Float32 when add:
                    Add(tensor.As<float>(), sums);
                    break;
                case DType.Float32:
                    Write(sums, tensor.As<float>());
                    break;
                case DType.Float64 when add:
                    Add(tensor.As<double>(), sums);
                    break;
                case DType.Float64:
                    Write(sums, tensor.As<double>());
                    break;
                default:
                    throw new NotSupportedException($"Ensemble: the output '{name}' has elements {tensor.Element}; means are made of Float32 and Float64.");
            }

            start += tensor.Count;
        }
    }

    private static void Add<T>(ReadOnlySpan<T> values, Span<double> sums)
        where T : System.Numerics.INumber<T>
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += double.CreateChecked(values[i]);
        }
    }

    private void Write<T>(ReadOnlySpan<double> sums, Span<T> values)
        where T : System.Numerics.INumber<T>
    {
        for (var i = 0; i < sums.Length; i++)
        {
            values[i] = T.CreateChecked(sums[i] / _members.Length);
        }
    }
}
