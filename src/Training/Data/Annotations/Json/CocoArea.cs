namespace MLNetVision.Training.Data;

/// <summary>The area of COCO's segments: polygons, or a mask by the lengths of its runs, which begin with one outside.</summary>
internal static class CocoArea
{
    /// <summary>Reads the segments at hand; null where they say nothing.</summary>
    public static double? Read(JsonStream json)
    {
        double area = 0;
        if (json.IsArray)
        {
            json.Array(_ => area += Polygon(json));
            return area > 0 ? area : null;
        }

        if (!json.IsObject)
        {
            json.Skip();
            return null;
        }

        json.Object(key =>
        {
            if (key == "counts")
                area = json.IsText ? OfPacked(json.Text(key), json) : Runs(json);
            else
                json.Skip();
        });
        return area;
    }

    /// <summary>The shoelace formula: |sum of x_i y_i+1 - x_i+1 y_i| / 2.</summary>
    private static double Polygon(JsonStream json)
    {
        var numbers = new List<double>();
        json.Array(_ => numbers.Add(json.Number("segmentation")));
        if (numbers.Count % 2 != 0)
            throw json.Fault($"a polygon of 'segmentation' is x and y by turns, not {numbers.Count} numbers");
        double twice = 0;
        for (var i = 0; i < numbers.Count; i += 2)
        {
            var next = (i + 2) % numbers.Count;
            twice += (numbers[i] * numbers[next + 1]) - (numbers[next] * numbers[i + 1]);
        }

        return Math.Abs(twice) / 2;
    }

    private static double Runs(JsonStream json)
    {
        double area = 0;
        json.Array(i => area += json.Number("counts") is >= 0 and var run ? i % 2 * run : throw json.Fault("a run of 'counts' is below 0"));
        return area;
    }

    /// <summary>Five bits a letter from '0' on, the sixth says that more follow; from the third run on, the difference to the run before the last.</summary>
    private static double OfPacked(string counts, JsonStream json)
    {
        var runs = new List<long>();
        double area = 0;
        for (var at = 0; at < counts.Length;)
        {
            long run = 0;
            int shift = 0, bits;
            do
            {
                bits = at < counts.Length && shift < 60 ? counts[at++] - '0' : -1;
                if (bits is < 0 or > 63)
                    throw json.Fault("'counts' is no packed mask");
                run |= (long)(bits & 31) << shift;
                shift += 5;
            }
            while ((bits & 32) != 0);
            run |= (bits & 16) != 0 ? -1L << shift : 0;
            run += runs.Count > 2 ? runs[^2] : 0;
            if (run is < 0 or > int.MaxValue)
                throw json.Fault("a run of 'counts' is below 0 or too long");
            area += runs.Count % 2 * run;
            runs.Add(run);
        }

        return area;
    }
}
