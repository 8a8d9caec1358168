namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>All parameters as one vector in the plain order, without the filling that a layout may have.</summary>
internal sealed class PlainPoint
{
    private readonly ParameterSpace _space;
    private readonly int[] _starts;
    private readonly float[] _numbers;

    public PlainPoint(ParameterSpace space)
    {
        _space = space;
        _starts = new int[space.Parameters.Count + 1];
        for (var i = 0; i < space.Parameters.Count; i++)
        {
            _starts[i + 1] = _starts[i] + (int)space.Parameters[i].Parameter.Count;
        }

        _numbers = new float[_starts[^1]];
    }

    /// <summary>The numbers; to change weights, change these and write them.</summary>
    public Span<float> Numbers => _numbers;

    /// <summary>The numbers of one parameter lie from here to the next one's.</summary>
    public (int Start, int End) RangeOf(int parameter) => (_starts[parameter], _starts[parameter + 1]);

    public void ReadWeights()
    {
        for (var i = 0; i < _space.Parameters.Count; i++)
        {
            _space.Parameters[i].Layout.Unpack(_space.Parameters[i].Weights, Of(i));
        }
    }

    public void ReadGradient()
    {
        for (var i = 0; i < _space.Parameters.Count; i++)
        {
            _space.Parameters[i].Layout.Unpack(_space.Parameters[i].Gradient, Of(i));
        }
    }

    public void WriteWeights()
    {
        for (var i = 0; i < _space.Parameters.Count; i++)
        {
            WriteWeights(i);
        }
    }

    public void WriteWeights(int parameter) => _space.Parameters[parameter].Layout.Pack(Of(parameter), _space.Parameters[parameter].Weights);

    private Span<float> Of(int parameter) => _numbers.AsSpan(_starts[parameter], _starts[parameter + 1] - _starts[parameter]);
}
