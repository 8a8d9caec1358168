namespace Microsoft.ML.Compat.Learning;

/// <summary>How many rows of each class fell into each cluster.</summary>
internal sealed class ClassCounts(int clusters)
{
    private readonly double[] _ofCluster = new double[clusters];
    private readonly List<double> _ofClass = [];
    private readonly List<double[]> _ofBoth = [];

    public int Clusters => clusters;

    public double Rows { get; private set; }

    public void Add(int label, int cluster)
    {
        while (_ofClass.Count <= label)
        {
            _ofClass.Add(0);
            _ofBoth.Add(new double[clusters]);
        }

        Rows++;
        _ofClass[label]++;
        _ofCluster[cluster]++;
        _ofBoth[label][cluster]++;
    }

    /// <summary>Mutual information over the entropy of the classes; no number with fewer than two classes.</summary>
    public double NormalizedMutualInformation()
    {
        if (_ofClass.Count < 2)
            return double.NaN;
        var information = 0.0;
        var entropy = 0.0;
        for (var i = 0; i < _ofClass.Count; i++)
        {
            var ofClass = _ofClass[i] / Rows;
            if (ofClass <= 0)
                continue;
            entropy -= ofClass * Math.Log(ofClass);
            for (var j = 0; j < clusters; j++)
            {
                var both = _ofBoth[i][j] / Rows;
                if (both > 0)
                    information += both * Math.Log(both / (ofClass * (_ofCluster[j] / Rows)));
            }
        }

        return information / entropy;
    }
}
