namespace Monitoring.LoadGenerator;

/// <summary>Zipf's law over the sites: site k of n is chosen in proportion to 1 / k^s, so a few are hot and most are quiet.</summary>
internal sealed class SitePicker
{
    private readonly double[] _upTo;

    public SitePicker(int sites, double exponent)
    {
        _upTo = new double[sites];
        var sum = 0.0;
        for (var k = 0; k < sites; k++)
        {
            sum += Math.Pow(k + 1, -exponent);
            _upTo[k] = sum;
        }

        for (var k = 0; k < sites; k++)
        {
            _upTo[k] /= sum;
        }
    }

    /// <summary>The site for a uniform number in [0, 1).</summary>
    public int Pick(double uniform)
    {
        var found = Array.BinarySearch(_upTo, uniform);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }
}
