using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>What a solver finds.</summary>
/// <param name="Scale">How columns were brought to a scale.</param>
/// <param name="Components">Directions of unit length, as rows.</param>
/// <param name="Variances">The rows' variances along them, over one less than their number.</param>
/// <param name="TotalVariance">That of all columns.</param>
/// <param name="Rows">How many rows there were.</param>
internal sealed record Spectrum(PcaScale Scale, Matrix Components, double[] Variances, double TotalVariance, long Rows)
{
    /// <summary>Whether the fit was cancelled, and this is what there was until then.</summary>
    public bool WasCancelled { get; init; }

    /// <summary>Whose directions point where their largest entry is positive.</summary>
    public Spectrum WithSigns()
    {
        for (var i = 0; i < Components.Rows; i++)
        {
            var row = Components.Row(i);
            var largest = 0;
            for (var c = 1; c < row.Length; c++)
            {
                largest = Math.Abs(row[c]) > Math.Abs(row[largest]) ? c : largest;
            }

            if (row[largest] < 0)
            {
                foreach (ref var value in row)
                {
                    value = -value;
                }
            }
        }

        return this;
    }
}
