using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Measuring;

/// <summary>Goes through the rows of a batch of scores [N, C, ...] and targets [N, ...] or [N, C, ...], without allocating.</summary>
internal sealed class ClassRows(int classes)
{
    private readonly float[] _scores = new float[classes];
    private readonly float[] _truth = new float[classes];
    private HostTensor? _from;
    private HostTensor? _target;
    private int _next;
    private int _inner;
    private int _count;

    /// <summary>The scores of the row that <see cref="Next"/> went to.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    public void Take(HostTensor scores, HostTensor target)
    {
        _from = scores;
        _target = target;
        _count = scores.Count / classes;
        _inner = scores.Dims[0] == 0 ? 1 : _count / scores.Dims[0];
        _next = 0;
        if (target.Count != _count && target.Count != scores.Count)
        {
            throw new ArgumentException(
                $"Targets [{string.Join(", ", target.Dims)}] do not belong to scores [{string.Join(", ", scores.Dims)}]: give one a row, or one a score.",
                nameof(target));
        }
    }

    /// <summary>Goes to the next row that counts.</summary>
    public bool Next(out int label)
    {
        while (_next < _count)
        {
            var at = _next++;
            label = Label(at);
            if (label >= 0)
            {
                Gather(_from!, at, _scores);
                return true;
            }
        }

        label = -1;
        return false;
    }

    private int Label(int at)
    {
        if (_target!.Count != _count)
        {
            Gather(_target, at, _truth);
            return Ranking.ArgMax(_truth);
        }

        var label = _target.Element switch
        {
            DType.Int64 => _target.As<long>()[at],
            DType.Int32 => _target.As<int>()[at],
            DType.UInt8 => _target.As<byte>()[at],
            _ => throw new NotSupportedException($"Class numbers are whole numbers, but the target has elements {_target.Element}."),
        };
        return label < classes ? (int)Math.Max(label, -1) : throw new ArgumentOutOfRangeException(
            nameof(at), label, $"The target has class {label}; the scores have classes 0 to {classes - 1}.");
    }

    /// <summary>Classes lie <see cref="_inner"/> numbers apart.</summary>
    private void Gather(HostTensor tensor, int at, float[] row)
    {
        var start = (at / _inner * _inner * classes) + (at % _inner);
        if (tensor.Element == DType.Float32)
        {
            var numbers = tensor.As<float>();
            for (var c = 0; c < classes; c++)
            {
                row[c] = numbers[start + (c * _inner)];
            }
        }
        else
        {
            var numbers = tensor.As<double>();
            for (var c = 0; c < classes; c++)
            {
                row[c] = (float)numbers[start + (c * _inner)];
            }
        }
    }
}
