namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A trained machine: sum_k Factors_k K(Support_k, x) + Bias.</summary>
/// <param name="Support">The numbers of the support vectors.</param>
/// <param name="Factors">a_k y_k.</param>
/// <param name="Bias">The constant.</param>
/// <param name="Objective">The dual's value, aᵀQa / 2 - sum a.</param>
internal sealed record KernelMachine(int[] Support, double[] Factors, double Bias, double Objective)
{
    /// <summary>The scores of some of the problem's rows.</summary>
    public double[] Score(KernelRows kernel, int[] rows)
    {
        var scores = new double[rows.Length];
        Array.Fill(scores, Bias);
        for (var k = 0; k < Support.Length; k++)
        {
            var values = kernel[Support[k]];
            for (var i = 0; i < rows.Length; i++)
            {
                scores[i] += Factors[k] * values[rows[i]];
            }
        }

        return scores;
    }
}
