namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// The common part of batch, layer and group normalisation: elements belong to sets, each set is brought to mean 0 and variance 1 (the biased one), and an
/// element may then be scaled and shifted by parameters.
/// </summary>
internal sealed class Normalisation
{
    private readonly Call _call;
    private readonly Func<int, int> _setOf;
    private readonly Func<int, int> _parameterOf;
    private readonly int _setSize;
    private readonly bool _isGiven;
    private readonly double[] _inverseDeviations;

    /// <param name="call">The step's run.</param>
    /// <param name="sets">How many sets there are, all of one size.</param>
    /// <param name="epsilon">What is added to variances.</param>
    /// <param name="setOf">The set of an element.</param>
    /// <param name="parameterOf">Which element of weight and bias belongs to an element.</param>
    /// <param name="given">Means and variances that do not come from the elements; null for those of the elements.</param>
    public Normalisation(
        Call call, int sets, double epsilon, Func<int, int> setOf, Func<int, int> parameterOf, (double[] Means, double[] Variances)? given = null)
    {
        _call = call;
        _setOf = setOf;
        _parameterOf = parameterOf;
        _setSize = call.X.Count / sets;
        _isGiven = given is not null;
        Means = given?.Means ?? Average(sets, i => call.X.Data[i]);
        Variances = given?.Variances ?? Average(sets, i => Square(call.X.Data[i] - Means[setOf(i)]));
        _inverseDeviations = [.. Variances.Select(v => 1 / Math.Sqrt(v + epsilon))];
    }

    public double[] Means { get; }

    public double[] Variances { get; }

    /// <summary>y = (x - mean) / deviation * weight + bias.</summary>
    public void Forward()
    {
        var weight = _call.OptionalParameter("weight");
        var bias = _call.OptionalParameter("bias");
        for (var i = 0; i < _call.X.Count; i++)
        {
            var p = _parameterOf(i);
            _call.Y.Data[i] = (Normalised(i) * (weight?.Data[p] ?? 1)) + (bias?.Data[p] ?? 0);
        }
    }

    /// <summary>With n the normalised x and g = dy weight: dx = (g - mean(g) - n mean(g n)) / deviation; g / deviation where the moments are given.</summary>
    public void Backward()
    {
        ToParameters();
        var weight = _call.OptionalParameter("weight");
        double Scaled(int i) => _call.Y.Gradient[i] * (weight?.Data[_parameterOf(i)] ?? 1);
        var means = Average(Means.Length, Scaled);
        var correlations = Average(Means.Length, i => Scaled(i) * Normalised(i));
        for (var i = 0; i < _call.X.Count; i++)
        {
            var set = _setOf(i);
            var drift = _isGiven ? 0 : means[set] + (Normalised(i) * correlations[set]);
            _call.X.Gradient[i] += _inverseDeviations[set] * (Scaled(i) - drift);
        }
    }

    private void ToParameters()
    {
        if (_call.OptionalParameter("weight") is not { } weight)
        {
            return;
        }

        var bias = _call.Parameter("bias");
        for (var i = 0; i < _call.X.Count; i++)
        {
            weight.Gradient[_parameterOf(i)] += _call.Y.Gradient[i] * Normalised(i);
            bias.Gradient[_parameterOf(i)] += _call.Y.Gradient[i];
        }
    }

    private double Normalised(int i) => (_call.X.Data[i] - Means[_setOf(i)]) * _inverseDeviations[_setOf(i)];

    private double[] Average(int sets, Func<int, double> value)
    {
        var sums = new double[sets];
        for (var i = 0; i < _call.X.Count; i++)
        {
            sums[_setOf(i)] += value(i);
        }

        return [.. sums.Select(s => s / _setSize)];
    }

    private static double Square(double x) => x * x;
}
