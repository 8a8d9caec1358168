namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <summary>The order of the rows in a pass.</summary>
internal static class RowOrder
{
    /// <summary>0 to count - 1; shuffled by swapping each place with one not before it if there is a generator.</summary>
    public static int[] Of(int count, Random random)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        for (var i = 0; random is not null && i < count; i++)
        {
            var other = i + random.Next(count - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
