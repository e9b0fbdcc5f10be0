using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Access;

/// <summary>Sessions by cookie, rights by role, and no anonymous access unless a route says so.</summary>
internal static class AccessSetup
{
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static void AddAccess(this IServiceCollection services, GatewayOptions options)
    {
        // Keys on disk: a session survives a restart of the service.
        services.AddDataProtection()
            .SetApplicationName("monitoring")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataDirectory, "keys")));
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<PasswordOfAnother>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Rights.HandleAlarms, policy => policy.RequireRole(Roles.Handling))
            .AddPolicy(Rights.TakeOutOfService, policy => policy.RequireRole(Roles.Engineer, Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.Configure, policy => policy.RequireRole(Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.ApproveRules, policy => policy.RequireRole(Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.ReviewRules, policy => policy.RequireRole(Roles.Engineer, Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.SeeSystem, policy => policy.RequireRole(Roles.Supervisor, Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.SeeTraffic, policy => policy.RequireRole(Roles.Enterprise, Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.ManageGateways, policy => policy.RequireRole(Roles.Enterprise, Roles.Admin));
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "monitoring";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;

        // The length of a session is people's time: an accelerated demo clock must not sign them out.
        cookie.TimeProvider = TimeProvider.System;
        cookie.Events.OnRedirectToLogin = context => Problems.NotSignedIn().ExecuteAsync(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context => Problems.Forbidden().ExecuteAsync(context.HttpContext);
    }
}
