namespace Monitoring.Contracts;

/// <summary>A site cannot answer for the moment: it could not store a change, gave way, and is being loaded again. Nothing that was acknowledged is lost.</summary>
[GenerateSerializer, Alias("site-unavailable")]
public sealed class SiteUnavailableException : Exception
{
    /// <summary>Without a reason.</summary>
    public SiteUnavailableException()
        : this("the site is being loaded again; try again")
    {
    }

    /// <summary>With a reason.</summary>
    /// <param name="message">For logs.</param>
    public SiteUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and its cause.</summary>
    /// <param name="message">For logs.</param>
    /// <param name="innerException">What is behind it.</param>
    public SiteUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
