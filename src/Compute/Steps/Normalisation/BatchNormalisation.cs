using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Batch normalisation with the addition and the rectifier behind it. Training: by the batch's statistics; evaluation, and training where both are frozen: by
/// the running ones.
/// </summary>
internal sealed class BatchNormalisation : Step
{
    private readonly BatchNorm _op;
    private readonly bool _training;
    private readonly NormScale _running;
    private readonly StoredParameter? _weight;
    private readonly StoredParameter? _bias;
    private readonly StoredParameter _runningMean;
    private readonly StoredParameter _runningVariance;
    private readonly bool _meanIsFrozen;
    private readonly bool _varianceIsFrozen;
    private readonly Tail _tail;
    private readonly Block _kept = new();
    private readonly FloatFlow _flow = new();
    private int _rows;
    private int _channels;
    private ChannelMoments _moments = null!;
    private ScaleShift _scaleShift = null!;
    private NormGradient _gradient = null!;

    private BatchNormalisation(StepContext context)
        : base(context.Name, context.ChainInputs(channelsLast: true), [context.Output(channelsLast: true)])
    {
        _op = context.Op<BatchNorm>();
        _training = context.Training;
        _running = new NormScale(context, checked((int)Input.Type.Shape[1].Size));
        _weight = context.Parameter("weight");
        _bias = context.Parameter("bias");
        _runningMean = context.Parameter("running_mean")!;
        _runningVariance = context.Parameter("running_var")!;
        _meanIsFrozen = context.IsFrozen("running_mean");
        _varianceIsFrozen = context.IsFrozen("running_var");
        _tail = context.Chain.Tail;
        Parameters = _weight is null ? [] : [_weight, _bias!];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override IEnumerable<(Block Block, long Count)> Kept => _training ? [(_kept, 4L * Arena.RoundUp(_channels))] : [];

    public override bool CommitReadsKept => true;

    public override long ScratchCount => _training ? Math.Max(_moments.ScratchCount, _gradient.ScratchCount) + (5L * _channels) : 0;

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    private Value? Residual => Inputs.Count > 1 ? Inputs[1] : null;

    /// <summary>Whether a training step normalises by the running statistics.</summary>
    private bool IsFixed => _meanIsFrozen && _varianceIsFrozen;

    private Floats Mean => Row(0);

    private Floats Variance => Row(1);

    private Floats Scale => Row(2);

    private Floats Shift => Row(3);

    public static Step Make(StepContext context) => new BatchNormalisation(context);

    public override bool BackwardReadsInput(int index) => index == 0;

    public override bool BackwardReadsOutput(int index) => Residual is not null && !_tail.IsNone;

    public override bool PassesGradient(int index) => index == (Residual is { NeedsGradient: true } ? 1 : 0);

    public override bool WorksInPlace(int index) => !_training;

    public override void Resize()
    {
        _channels = Input.Dims[1];
        _rows = Input.Count / _channels;
        _moments = new ChannelMoments(_rows, _channels);
        _scaleShift = new ScaleShift(_rows, _channels);
        _gradient = new NormGradient(_rows, _channels, _tail);
    }

    public override void Forward(Pass pass)
    {
        var residual = Residual?.Data ?? default;
        if (_training)
        {
            Measure(pass);
            ScaleByMoments();
            _scaleShift.Run(pass.Pool, Input.Data, Output.Data, new Finish(Scale, Shift, residual, _tail));
        }
        else
        {
            _running.Update(pass);
            _scaleShift.Run(pass.Pool, Input.Data, Output.Data, new Finish(_running.Scale, _running.Shift, residual, _tail));
        }
    }

    public override void Backward(Pass pass)
    {
        var sums = pass.Scratch.First(2L * _channels);
        var (sum, distance) = (sums.First(_channels), sums.Slice(_channels, _channels));
        var factors = pass.Scratch.Slice(2L * _channels, 3L * _channels);
        var result = BackwardReadsOutput(0) ? Output.Data : default;
        var first = new NormGradient.Arguments(Output.Gradient, Input.Data, result, Mean, Scale, Shift, default, adds: false);
        _gradient.Rectify(pass.Pool, first, sum, distance, pass.Scratch.From(5L * _channels));
        ToParameters(sum.Span, distance.Span);
        var addsToInput = Input.NeedsGradient && Input.AddsGradient();
        if (Residual is { NeedsGradient: true } residual)
        {
            _flow.Run(pass.Pool, Output.Gradient, residual.Gradient, residual.AddsGradient());
        }

        if (Input.NeedsGradient)
        {
            Factors(sum.Span, distance.Span, factors.Span);
            var second = new NormGradient.Arguments(Output.Gradient, Input.Data, result, Mean, Scale, Shift, Input.Gradient, addsToInput);
            _gradient.Spread(pass.Pool, second, factors);
        }
    }

    /// <summary>The running statistics move by the momentum, the variance by its unbiased estimate.</summary>
    public override void Commit()
    {
        if (!_training)
        {
            return;
        }

        if (!_meanIsFrozen)
        {
            Move(_runningMean.Weights.Span, Mean.Span, 1);
        }

        if (!_varianceIsFrozen)
        {
            Move(_runningVariance.Weights.Span, Variance.Span, (float)_rows / (_rows - 1));
        }
    }

    private void Move(Span<float> running, ReadOnlySpan<float> batch, float factor)
    {
        for (var c = 0; c < _channels; c++)
        {
            running[c] += _op.Momentum * ((factor * batch[c]) - running[c]);
        }
    }

    private void Measure(Pass pass)
    {
        if (IsFixed)
        {
            _runningMean.Weights.Span[.._channels].CopyTo(Mean.Span);
            _runningVariance.Weights.Span[.._channels].CopyTo(Variance.Span);
            return;
        }

        if (_rows < 2)
        {
            throw new ArgumentException(
                $"'{Name}' (BatchNorm) expects two values a channel or more while it trains, but got [{string.Join(", ", Input.Dims)}]. "
                + "Train with a larger batch or picture: one value has no variance.");
        }

        _moments.Run(pass.Pool, Input.Data, Mean, Variance, pass.Scratch);
    }

    private void ScaleByMoments()
    {
        Span<float> scale = Scale.Span, shift = Shift.Span;
        for (var c = 0; c < _channels; c++)
        {
            scale[c] = (float)((_weight?.Weights.Span[c] ?? 1) / Math.Sqrt(Variance.Span[c] + (double)_op.Epsilon));
            shift[c] = (_bias?.Weights.Span[c] ?? 0) - (Mean.Span[c] * scale[c]);
        }
    }

    private void ToParameters(ReadOnlySpan<float> sum, ReadOnlySpan<float> distance)
    {
        if (_weight is { NeedsGradient: true })
        {
            var adds = _weight.AddsGradient();
            for (var c = 0; c < _channels; c++)
            {
                var gradient = distance[c] / MathF.Sqrt(Variance.Span[c] + _op.Epsilon);
                _weight.Gradient.Span[c] = adds ? _weight.Gradient.Span[c] + gradient : gradient;
            }
        }

        if (_bias is { NeedsGradient: true })
        {
            var adds = _bias.AddsGradient();
            for (var c = 0; c < _channels; c++)
            {
                _bias.Gradient.Span[c] = adds ? _bias.Gradient.Span[c] + sum[c] : sum[c];
            }
        }
    }

    /// <summary>dz = factor g + slope (z - mean) + offset; statistics that are not the batch's do not depend on z, so that only the factor is left.</summary>
    private void Factors(ReadOnlySpan<float> sum, ReadOnlySpan<float> distance, Span<float> factors)
    {
        for (var c = 0; c < _channels; c++)
        {
            double scale = Scale.Span[c];
            var slope = IsFixed ? 0 : -scale * distance[c] / _rows / (Variance.Span[c] + (double)_op.Epsilon);
            factors[c] = (float)scale;
            factors[_channels + c] = (float)slope;
            factors[(2 * _channels) + c] = IsFixed ? 0 : (float)(-scale * sum[c] / _rows);
        }
    }

    private Floats Row(int row) => _kept.Floats.Slice(row * Arena.RoundUp(_channels), _channels);
}
