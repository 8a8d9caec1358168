using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// A weight as matrix products take it: for each group, for each panel of two vectors of output channels, for each tap, for each input channel, the panel's
/// numbers side by side; the last panel of a group is filled up with zeros. Gradients come out of the kernels in the same layout, so nothing is ever reordered
/// while training.
/// </summary>
/// <param name="groups">Groups of channels that know nothing of each other.</param>
/// <param name="outputs">Output channels of a group.</param>
/// <param name="inputs">Input channels of a group.</param>
/// <param name="taps">Places of the kernel; 1 for a plain matrix.</param>
/// <param name="strides">How far apart groups, outputs, inputs and taps are in the plain order.</param>
internal sealed class PanelLayout(int groups, int outputs, int inputs, int taps, (long Group, long Output, long Input, long Tap) strides) : ParameterLayout
{
    private readonly int _width = LaneWidth.Panel;

    public int Groups => groups;

    public int Outputs => outputs;

    public int Inputs => inputs;

    public int Taps => taps;

    /// <summary>Panels of one group.</summary>
    public int Panels { get; } = (outputs + LaneWidth.Panel - 1) / LaneWidth.Panel;

    /// <summary>Floats of one panel.</summary>
    public long PanelCount => (long)taps * inputs * _width;

    public override long StoredCount => groups * Panels * PanelCount;

    /// <summary>[outputs, inputs] row by row.</summary>
    public static PanelLayout OfMatrix(int outputs, int inputs) => new(1, outputs, inputs, 1, (0, inputs, 1, 0));

    /// <summary>[inputs, outputs] row by row.</summary>
    public static PanelLayout OfTransposedMatrix(int outputs, int inputs) => new(1, outputs, inputs, 1, (0, 1, outputs, 0));

    /// <summary>[groups * outputs, inputs, taps] row by row, as convolutions have it.</summary>
    public static PanelLayout OfConvolution(int groups, int outputs, int inputs, int taps) =>
        new(groups, outputs, inputs, taps, ((long)outputs * inputs * taps, (long)inputs * taps, taps, 1));

    /// <summary>[groups * inputs, outputs, taps] row by row, as transposed convolutions have it.</summary>
    public static PanelLayout OfTransposedConvolution(int groups, int outputs, int inputs, int taps) =>
        new(groups, outputs, inputs, taps, ((long)outputs * inputs * taps, taps, (long)outputs * taps, 1));

    /// <summary>The panels of one group.</summary>
    public Floats OfGroup(Floats stored, int group) => stored.Slice(group * Panels * PanelCount, Panels * PanelCount);

    public override void Pack(ReadOnlySpan<float> plain, Floats stored)
    {
        for (var panel = 0; panel < groups * Panels; panel++)
        {
            var to = stored.Slice(panel * PanelCount, PanelCount).Span;
            var (lanes, first) = (Lanes(panel % Panels), PlainIndex(panel / Panels, panel % Panels * _width, 0));
            for (var i = 0; i < inputs; i++)
            {
                for (var tap = 0; tap < taps; tap++)
                {
                    var row = to.Slice(((tap * inputs) + i) * _width, _width);
                    PackRow(plain[(int)(first + (i * strides.Input) + (tap * strides.Tap))..], row[..lanes]);
                    row[lanes..].Clear();
                }
            }
        }
    }

    public override void Unpack(Floats stored, Span<float> plain)
    {
        for (var panel = 0; panel < groups * Panels; panel++)
        {
            var from = stored.Slice(panel * PanelCount, PanelCount).Span;
            var (lanes, first) = (Lanes(panel % Panels), PlainIndex(panel / Panels, panel % Panels * _width, 0));
            for (var i = 0; i < inputs; i++)
            {
                for (var tap = 0; tap < taps; tap++)
                {
                    var row = from.Slice(((tap * inputs) + i) * _width, lanes);
                    UnpackRow(row, plain[(int)(first + (i * strides.Input) + (tap * strides.Tap))..]);
                }
            }
        }
    }

    private void PackRow(ReadOnlySpan<float> plain, Span<float> row)
    {
        var step = (int)strides.Output;
        for (int lane = 0, at = 0; lane < row.Length; lane++, at += step)
        {
            row[lane] = plain[at];
        }
    }

    private void UnpackRow(ReadOnlySpan<float> row, Span<float> plain)
    {
        var step = (int)strides.Output;
        for (int lane = 0, at = 0; lane < row.Length; lane++, at += step)
        {
            plain[at] = row[lane];
        }
    }

    private int Lanes(int panel) => Math.Min(_width, outputs - (panel * _width));

    private long PlainIndex(int group, int output, int tap) => (group * strides.Group) + (output * strides.Output) + (tap * strides.Tap);
}
