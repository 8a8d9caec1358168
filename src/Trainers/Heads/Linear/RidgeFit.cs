namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// Fits <see cref="RidgeHead"/> by the normal equations of weighted, centred rows: (XᵀX + alpha I) w = Xᵀy where there are no more features than rows, else
/// w = Xᵀ (XXᵀ + alpha I)⁻¹ y.
/// </summary>
internal static class RidgeFit
{
    public static FittedHead Run(RidgeHead head, FitContext context)
    {
        var weights = context.Problem.WeightsOf(0);
        var rows = context.Rows;
        var total = weights.Sum();
        var centre = new double[rows.Width];
        var target = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            RowProducts.Add(centre, weights[i] / total, rows[i]);
            target += weights[i] / total * context.Problem.Targets[i];
        }

        var centred = Centred(context, centre, weights);
        var y = weights.Select((w, i) => Math.Sqrt(w) * (context.Problem.Targets[i] - target)).ToArray();
        var solution = rows.Width <= rows.Count ? Primal(head, context, centred, y) : Dual(head, context, centred, y);
        return LinearNetwork.Build([solution], [target - Vectors.Dot(solution, centre)], context.Scaling);
    }

    /// <summary>sqrt(w_i) (x_i - centre), [rows][width].</summary>
    private static double[][] Centred(FitContext context, double[] centre, double[] weights)
    {
        var centred = new double[context.Rows.Count][];
        context.Each(centred.Length, i =>
        {
            var row = new double[centre.Length];
            RowProducts.Add(row, 1, context.Rows[i]);
            Vectors.Add(row, -1, centre);
            Vectors.Scale(row, Math.Sqrt(weights[i]), row);
            centred[i] = row;
        });
        return centred;
    }

    private static double[] Primal(RidgeHead head, FitContext context, double[][] rows, double[] y)
    {
        var columns = Columns(context, rows);
        var right = new double[columns.Length];
        context.Each(columns.Length, j => right[j] = Vectors.Dot(columns[j], y));
        return Cholesky.Solve(Gram(context, columns, head.Alpha), right, context);
    }

    private static double[] Dual(RidgeHead head, FitContext context, double[][] rows, double[] y)
    {
        var factors = Cholesky.Solve(Gram(context, rows, head.Alpha), y, context);
        var solution = new double[context.Rows.Width];
        for (var i = 0; i < rows.Length; i++)
        {
            Vectors.Add(solution, factors[i], rows[i]);
        }

        return solution;
    }

    private static double[][] Columns(FitContext context, double[][] rows)
    {
        var columns = new double[context.Rows.Width][];
        context.Each(columns.Length, j => columns[j] = Array.ConvertAll(rows, r => r[j]));
        return columns;
    }

    /// <summary>The products of all pairs, the lower half, with alpha added along the diagonal.</summary>
    private static double[][] Gram(FitContext context, double[][] vectors, double alpha)
    {
        var gram = new double[vectors.Length][];
        context.Each(vectors.Length, i =>
        {
            gram[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                gram[i][j] = Vectors.Dot(vectors[i], vectors[j]);
            }

            gram[i][i] += alpha;
        });
        return gram;
    }
}
